-- Indexes that only readers need: built after a rebuild's bulk load.
create index nodes_past_children on nodes_past (parent, name, valid_from);
create index nodes_folders on nodes (parent) where is_folder;
create index trash_newest on trash (space, position desc);
