-- One row: the newest position and its recorded time. Unlike a sequence it has no gaps and survives a crash exactly.
create table if not exists mt_log_head (
  only_row         boolean     not null default true primary key check (only_row),
  last_position    bigint      not null,
  last_recorded_at timestamptz not null
) with (fillfactor = 50);
