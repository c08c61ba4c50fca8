-- Marten's table: where each projection stands. The other columns are additions.
-- generation is raised by each swap of a rebuilt read model, so that whoever still works on the old one notices.
create table if not exists mt_event_progression (
  name         varchar     not null constraint pkey_mt_event_progression_name primary key,
  last_seq_id  bigint      null,
  last_updated timestamptz null default transaction_timestamp(),
  version      integer     not null default 1,
  generation   bigint      not null default 1,
  owner        text        null,
  failed_at    bigint      null,
  error        text        null
) with (fillfactor = 50);
