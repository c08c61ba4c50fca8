-- One row: what must never change in the life of an installation.
create table installation (
  only_row   boolean     primary key default true check (only_row),
  storage_id uuid        not null, -- first part of every external file id
  created_at timestamptz not null default now()
);

insert into installation (storage_id) values (gen_random_uuid());
