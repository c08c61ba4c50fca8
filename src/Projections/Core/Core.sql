-- The core read model: what a client must see as soon as its write is answered. Rows are written by CoreProjection alone.

-- The newest row of every file and folder that is not purged. The top of a trashed tree has no parent, so no path leads to it.
-- A folder's size, time and ETag, which change with anything below, stand in folder_totals.
create table nodes (
  node            uuid primary key,
  space           uuid not null,
  parent          uuid,
  size_bytes      bigint not null,       -- of a file's content; 0 for a folder
  etag_position   bigint not null,       -- of a file: the event that last changed its content or time
  version         bigint not null,       -- of the node's stream
  content_version bigint not null,       -- the event that recorded the content (a folder: that made it)
  valid_from      bigint not null,       -- the event that made this state of the tree
  mtime           timestamptz not null,
  created_at      timestamptz not null,
  recorded_at     timestamptz not null,  -- when the content was recorded,
  recorded_by     uuid not null,         -- and by whom
  is_folder       boolean not null,
  is_trashed      boolean not null,
  has_locks       boolean not null default false,
  has_properties  boolean not null default false,
  name            text collate "C" not null,
  digests         bytea,                 -- SHA-256, SHA-1, MD5, Adler-32
  mime_type       text,
  -- Deferred: one batch may swap two names, and only its end has to be right.
  constraint nodes_siblings unique (parent, name) deferrable initially deferred
) with (fillfactor = 80);

-- What nodes were before: the state of the tree at any position p is every row of both tables with valid_from <= p < valid_to.
-- Rows stay when their node is purged, whose last row is closed by the purge.
create table nodes_past (
  node            uuid not null,
  space           uuid not null,
  parent          uuid,
  size_bytes      bigint not null,
  etag_position   bigint not null,
  content_version bigint not null,
  valid_from      bigint not null,
  valid_to        bigint not null,
  mtime           timestamptz not null,
  created_at      timestamptz not null,
  recorded_at     timestamptz not null,
  recorded_by     uuid not null,
  is_folder       boolean not null,
  is_trashed      boolean not null,
  name            text collate "C" not null,
  digests         bytea,
  mime_type       text,
  primary key (node, valid_from)
);

-- What a folder sums up of everything below it. A row may come before its folder: a large copy is attached last.
create table folder_totals (
  node            uuid primary key,
  size_bytes      bigint not null,
  etag_position   bigint not null,
  mtime           timestamptz not null
) with (fillfactor = 60);

create table users (
  id                 uuid primary key,
  name               text collate "C" not null unique,
  display_name       text not null,
  mail               text,
  is_admin           boolean not null,
  is_disabled        boolean not null,
  credential_version bigint not null,
  personal_space     uuid,
  role               text not null,
  given_name         text,
  surname            text,
  language           text,
  is_deleted         boolean not null default false,
  deleted_at         timestamptz,               -- while the account can still be brought back
  was_disabled       boolean not null default false  -- before it was deleted
);

create index users_deleted on users (deleted_at) where deleted_at is not null;

-- The pictures that others see people by. Bytes stand where those of files do.
create table photos (
  person     uuid primary key,
  blob       bytea not null,                   -- SHA-256
  size_bytes bigint not null,
  mime_type  text not null,
  position   bigint not null
);

create index photos_blob on photos (blob);

-- What people decided for themselves; who has not said has the default.
create table settings (
  person  uuid not null,
  setting uuid not null,
  value   text not null,
  primary key (person, setting)
);

-- The owner's names stand here too: a path that begins with them takes one look-up less.
create table spaces (
  id                 uuid primary key,
  owner              uuid,                      -- of a personal space
  owner_name         text collate "C" unique,   -- null until the account's own event comes
  owner_display_name text,
  root               uuid not null,
  name               text not null,
  quota_bytes        bigint,
  used_bytes         bigint not null default 0,
  lock_count         integer not null default 0,
  root_has_locks     boolean not null default false,
  is_disabled        boolean not null default false,
  is_personal        boolean not null,
  alias              text,                      -- of a project space
  description        text,
  image              uuid,
  readme             uuid,
  created_at         timestamptz not null,
  created_by         uuid not null
) with (fillfactor = 50);

create index spaces_owner on spaces (owner) where is_personal;

-- Whose a space was and whether it was disabled, when: a row is in force while it has no valid_to.
create table space_states (
  space       uuid not null,
  valid_from  bigint not null,
  valid_to    bigint,
  owner       uuid,
  is_disabled boolean not null,
  primary key (space, valid_from)
);

create table groups (
  id          uuid primary key,
  name        text not null,
  description text
);

-- Who was in which group when: a row is in force while it has no valid_to.
create table group_members (
  valid_from bigint not null,
  valid_to   bigint,
  group_id   uuid not null,
  member     uuid not null,
  is_group   boolean not null,               -- the member
  primary key (group_id, member, valid_from)
);

create index group_members_now on group_members (member, group_id) where valid_to is null;

-- Which group is now within which, directly or through others: whom a grant to a group reaches is then one look-up. People stand in
-- group_members alone, so that somebody who joins or leaves is one row, however deep groups nest.
create table group_nesting (
  inner_group uuid not null,
  outer_group uuid not null,
  primary key (inner_group, outer_group)
);

create index group_nesting_outer on group_nesting (outer_group);

-- What was granted to whom when: memberships of spaces (on the root), shares and links. A row is in force while it has no valid_to
-- and its time has not come. No permissions at all: a denial.
create table grants (
  valid_from  bigint primary key,            -- the event that made this state of the grant
  valid_to    bigint,
  via         text not null,                 -- member, share, link
  id          uuid not null,                 -- of the share or link; of a membership the person or group
  space       uuid not null,
  node        uuid not null,
  subject     uuid not null,                 -- a person, a group or a link
  is_group    boolean not null,
  role        uuid,
  permissions integer not null,
  expires_at  timestamptz,
  message     text,
  created_at  timestamptz not null,
  created_by  uuid not null
);

create index grants_on_node on grants (node) where valid_to is null;
create index grants_of_subject on grants (subject, space) where valid_to is null;
create index grants_of_id on grants (id, space) where valid_to is null;
create index grants_made_by on grants (created_by) where valid_to is null;
create index grants_expiry on grants (expires_at) where valid_to is null and expires_at is not null;

-- What people made of what is shared with them.
create table share_receptions (
  share       uuid not null,
  person      uuid not null,
  is_accepted boolean,
  is_hidden   boolean not null,
  primary key (share, person)
);

create table links (
  id           uuid primary key,
  token        text collate "C" not null unique,
  type         text not null,
  has_password boolean not null,
  password_set bigint not null,              -- the event that last set or took away the password
  label        text,
  is_quick     boolean not null
);

create table app_tokens (
  id         uuid primary key,
  person     uuid not null,
  label      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null
);

create index app_tokens_person on app_tokens (person);

create table properties (
  node      uuid not null,
  namespace text collate "C" not null,
  name      text collate "C" not null,
  xml       text not null,
  primary key (node, namespace, name)
);

-- Words that people find files and folders by: whoever sees a thing sees its tags.
create table tags (
  node  uuid not null,
  name  text collate "C" not null,
  space uuid not null,
  primary key (node, name)
);

-- What people marked for themselves. A row may outlive its node for as long as nobody looks it up there.
create table favorites (
  person   uuid not null,
  node     uuid not null,
  position bigint not null,
  primary key (person, node)
);

create index favorites_node on favorites (node);

create table locks (
  node         uuid not null,
  token        text collate "C" not null,
  space        uuid not null,
  is_exclusive boolean not null,
  is_deep      boolean not null,
  owner_xml    text,
  holder       uuid not null,
  expires_at   timestamptz not null,
  primary key (node, token)
);

create index locks_space on locks (space);

create table trash (
  node        uuid primary key,
  space       uuid not null,
  from_parent uuid not null,
  name        text not null,
  location    text not null,
  trashed_by  uuid not null,
  trashed_at  timestamptz not null,
  position    bigint not null
);

-- Every content that was replaced, by the position of the event that had recorded it.
create table versions (
  node        uuid not null,
  position    bigint not null,
  size_bytes  bigint not null,
  mtime       timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  digests     bytea not null,
  mime_type   text,
  primary key (node, position)
);
