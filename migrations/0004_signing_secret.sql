-- What keys for signing addresses are made of. Random bytes out of two random ids: nobody ever types or sees it.
alter table installation add column signing_secret bytea not null
  default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
