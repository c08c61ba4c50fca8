-- Counters with a ceiling (null: none).
create table if not exists mt_budgets (
  id      uuid   not null primary key,
  used    bigint not null default 0,
  ceiling bigint null
) with (fillfactor = 70);
