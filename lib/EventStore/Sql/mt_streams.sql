-- Marten's table. fillfactor: every append updates a row, and free space in the page keeps that update off the index (HOT).
create table if not exists mt_streams (
  id               uuid        not null constraint pkey_mt_streams_id primary key,
  type             varchar     null,
  version          bigint      null,
  timestamp        timestamptz not null default now(),
  snapshot         jsonb       null,
  snapshot_version integer     null,
  created          timestamptz not null default now(),
  tenant_id        varchar     null default '*DEFAULT*',
  is_archived      boolean     null default false
) with (fillfactor = 70);
