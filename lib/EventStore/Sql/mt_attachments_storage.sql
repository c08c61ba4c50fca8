-- Content is mostly compressed already, and parts of it must be readable without unpacking the whole.
alter table mt_attachments alter column content set storage external;
