-- Moves a projection's checkpoint. Called first in each batch: it locks the row, and it fails the whole batch when another node or a
-- rebuilt read model has taken over.
create or replace function mt_advance_progression(p_name text, p_generation bigint, p_from bigint, p_to bigint) returns void
language plpgsql
as $$
begin
  update mt_event_progression set last_seq_id = p_to, last_updated = clock_timestamp()
    where name = p_name and generation = p_generation and last_seq_id = p_from;
  if not found then
    raise exception 'projection % is not at % in generation %', p_name, p_from, p_generation using errcode = 'OC001';
  end if;
end;
$$;
