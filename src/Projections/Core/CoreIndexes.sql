-- Indexes that only readers need: built after a rebuild's bulk load.
create index nodes_past_children on nodes_past (parent, name, valid_from);
create index nodes_folders on nodes (parent) where is_folder;
create index tags_of_space on tags (space, name);
create index trash_newest on trash (space, position desc);
create index grants_past on grants (node, valid_from) where valid_to is not null;
create index group_members_past on group_members (member, valid_from) where valid_to is not null;
