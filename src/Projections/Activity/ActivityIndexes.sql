create index entries_space on entries (space, position);

create index entries_actor on entries (actor, position);

create index entries_subject on entries (subject, position) where subject is not null;

-- New rows wait in a short list that every search below a folder reads: 1 MB of it is read in a few milliseconds.
create index entries_chain on entries using gin (chain) with (fastupdate = on, gin_pending_list_limit = 1024);
