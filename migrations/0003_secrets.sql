-- Secrets that are no account's password: outside the log for the same reason.
create table link_passwords (
  link_id    uuid        primary key,
  hash       text        not null,
  changed_at timestamptz not null
);

-- App tokens are random, so a digest hides them as well as a slow hash, and each request can be checked.
create table app_token_digests (
  token_id uuid primary key,
  user_id  uuid not null,
  digest   text not null unique
);
