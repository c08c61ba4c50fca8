-- Password hashes: outside the log, so that they can be replaced and forgotten.
create table credentials (
  user_id    uuid        primary key,
  hash       text        not null,
  changed_at timestamptz not null
);
