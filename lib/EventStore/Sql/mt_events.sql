-- Marten's table, with two differences. data and headers are json, not jsonb: what is hashed is the exact text that was appended.
-- stream_type is an addition: the stream's category, so that reading the log needs no join.
-- Not partitioned: a unique (stream_id, version) would have to contain the partition key.
create table if not exists mt_events (
  seq_id         bigint       not null constraint pkey_mt_events_seq_id primary key,
  id             uuid         not null,
  stream_id      uuid         null,
  version        bigint       not null,
  data           json         not null,
  type           varchar(500) not null,
  timestamp      timestamptz  not null default now(),
  tenant_id      varchar      null default '*DEFAULT*',
  mt_dotnet_type varchar      null,
  correlation_id varchar      null,
  causation_id   varchar      null,
  headers        json         null,
  user_name      varchar      null,
  is_archived    boolean      null default false,
  stream_type    varchar      null,
  constraint pk_mt_events_stream_and_version unique (stream_id, version)
);
