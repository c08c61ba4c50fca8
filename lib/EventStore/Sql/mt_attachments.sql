-- Bytes that became durable with an append, under a key that names them for ever.
create table if not exists mt_attachments (
  key     bytea not null primary key,
  content bytea not null
);
