-- Names that only one holder may have in a scope, compared byte for byte.
create table if not exists mt_reservations (
  scope  uuid             not null,
  name   text collate "C" not null,
  holder uuid             not null,
  primary key (scope, name)
);
