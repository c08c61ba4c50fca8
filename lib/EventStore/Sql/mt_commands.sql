-- What became of recent commands, so that one that is sent twice is applied once. Pruned by age.
create table if not exists mt_commands (
  id             uuid        not null primary key,
  first_position bigint      not null,
  last_position  bigint      not null,
  recorded_at    timestamptz not null
);
