-- The position of the newest append that advanced each fence.
create table if not exists mt_fences (
  id          uuid   not null primary key,
  advanced_at bigint not null
) with (fillfactor = 70);
