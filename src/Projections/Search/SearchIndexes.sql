-- New rows wait in a short list that every search reads: 1 MB of it is read in a few milliseconds.
create index nodes_folded on nodes using gin (folded public.gin_trgm_ops) with (fastupdate = on, gin_pending_list_limit = 1024);

create index nodes_mtime on nodes (space, mtime);
