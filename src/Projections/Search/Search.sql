-- Trigrams serve every read model's schema, and outlive each: they stand in public. Trusted, so the database's owner may create it.
create extension if not exists pg_trgm with schema public;

-- What can be searched: one row per file or folder that is not purged. Where a node stands and whether it is in the trash is decided
-- when somebody searches, by walking up from what was found: so moving or trashing a folder of a million changes one row.
create table nodes (
  id        uuid        primary key,
  space     uuid        not null,
  parent    uuid,                            -- null for a space's root and for the top of a trashed tree
  is_folder boolean     not null,
  is_root   boolean     not null,
  size      bigint      not null,            -- of a file
  mtime     timestamptz not null,            -- a folder's: when it was made, or the time that a client gave it
  mime      text        not null,            -- lower case
  folded    text        not null             -- the name in lower case and NFC: what is compared
);

create index nodes_parent on nodes (parent);
