-- What happened, one row per happening and thing, however many may read it. Only ever added to.
create table entries (
  position   bigint      not null,
  at         timestamptz not null,
  size_bytes bigint,
  item       int         not null,           -- one event may name several things (downloads): 0, 1, 2 …
  count      int         not null,           -- equal happenings that were recorded as one
  actor      uuid,                           -- who did it; null when nobody was verified
  subject    uuid,                           -- the account it was done to, for happenings of accounts
  space      uuid,
  node       uuid,
  is_folder  boolean     not null,
  verb       text        not null,
  name       text,                           -- names and paths are those of that moment
  path       text,
  from_path  text,
  detail     text,
  chain      uuid[]      not null,           -- the node and the folders above it at that moment, both sides of a move; no root
  primary key (position, item)
);

-- The tree, as far as this read model needs it: what stands above a node, and names. Moving or trashing a folder changes one row.
-- Rows stay for ever, so that what is told late about a node that is gone (a download, a purge) still finds its names.
create table nodes (
  id        uuid    primary key,
  parent    uuid,                            -- null for a space's root; a trashed node keeps the parent it was taken from
  space     uuid    not null,
  is_folder boolean not null,
  name      text    not null
);

create table spaces (
  id   uuid primary key,
  root uuid not null,
  name text not null
);

create index spaces_root on spaces (root);

create table people (
  id           uuid primary key,
  name         text not null,
  display_name text not null
);

create index people_name on people (name);
