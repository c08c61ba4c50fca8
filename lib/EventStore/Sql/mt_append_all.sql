-- Appends all commands of a batch, or (o_head is null) none and changes nothing: then mt_append_batch finds out which are refused and why.
-- Refusals are rare, so nothing is looked up beforehand: unique keys and counts of changed rows find them. Less than half of the
-- statements, and those cost more than the rows do.
-- Arrays are columns: c_ one element per command, s_ per new stream, u_ per stream that goes on, e_ per event, f_ fences to check,
-- g_ fences to advance, t_ names to take, r_ names to release, b_ budgets (each once), a_ attachments. Offsets count the batch's events
-- from 1. The caller keeps apart what mt_append_batch wants kept apart.
create or replace function mt_append_all(
  c_id uuid[], c_first integer[], c_last integer[],
  s_id uuid[], s_type text[], s_count bigint[],
  u_id uuid[], u_expected bigint[], u_count bigint[],
  e_stream uuid[], e_category text[], e_version bigint[], e_id uuid[], e_type text[], e_data json[],
  e_headers json[], e_correlation text[], e_causation text[], e_user text[],
  f_id uuid[], f_seen_at bigint[], g_id uuid[], g_last integer[],
  t_scope uuid[], t_name text[], t_holder uuid[],
  r_scope uuid[], r_name text[], r_holder uuid[],
  b_id uuid[], b_delta bigint[], b_growth bigint[],
  a_key bytea[], a_content bytea[],
  out o_head bigint,             -- the log's end before the batch
  out o_recorded_at timestamptz  -- of the batch's first event; each later one is a microsecond younger
)
language plpgsql
as $$
declare
  v_events constant integer := cardinality(e_id);
  v_changed bigint;
begin
  -- As in mt_append_batch, until commit.
  perform pg_advisory_xact_lock(7310314908113137001);

  update mt_log_head
    set last_position = last_position + v_events,
      last_recorded_at = greatest(last_recorded_at + interval '1 microsecond', clock_timestamp()) + (v_events - 1) * interval '1 microsecond'
    where only_row
    returning last_position - v_events, last_recorded_at - (v_events - 1) * interval '1 microsecond' into o_head, o_recorded_at;

  if cardinality(f_id) > 0 then
    perform from unnest(f_id, f_seen_at) as f(id, seen_at) join mt_fences m on m.id = f.id where m.advanced_at > f.seen_at;
    if found then raise sqlstate 'OC002'; end if;
  end if;

  insert into mt_commands (id, first_position, last_position, recorded_at)
    select c.id, o_head + c.first, o_head + c.last, o_recorded_at + (c.first - 1) * interval '1 microsecond'
    from unnest(c_id, c_first, c_last) as c(id, first, last);

  if cardinality(s_id) > 0 then
    insert into mt_streams (id, type, version, timestamp, created)
      select s.id, s.type, s.count, o_recorded_at, o_recorded_at from unnest(s_id, s_type, s_count) as s(id, type, count);
  end if;

  if cardinality(u_id) > 0 then
    update mt_streams m set version = u.expected + u.count, timestamp = o_recorded_at
      from unnest(u_id, u_expected, u_count) as u(id, expected, count) where m.id = u.id and m.version = u.expected;
    get diagnostics v_changed = row_count;
    if v_changed <> cardinality(u_id) then raise sqlstate 'OC002'; end if;
  end if;

  insert into mt_events (
      seq_id, id, stream_id, stream_type, version, type, data, headers, timestamp, correlation_id, causation_id, user_name)
    select o_head + e.n, e.id, e.stream, e.category, e.version, e.type, e.data, e.headers,
      o_recorded_at + (e.n - 1) * interval '1 microsecond', e.correlation, e.causation, e.user_name
    from unnest(e_stream, e_category, e_version, e_id, e_type, e_data, e_headers, e_correlation, e_causation, e_user) with ordinality
      as e(stream, category, version, id, type, data, headers, correlation, causation, user_name, n);

  if cardinality(r_scope) > 0 then
    delete from mt_reservations m using unnest(r_scope, r_name, r_holder) as x(scope, name, holder)
      where m.scope = x.scope and m.name = x.name and m.holder = x.holder;
    get diagnostics v_changed = row_count;
    if v_changed <> cardinality(r_scope) then raise sqlstate 'OC002'; end if;
  end if;

  if cardinality(t_scope) > 0 then
    insert into mt_reservations (scope, name, holder)
      select t.scope, t.name, t.holder from unnest(t_scope, t_name, t_holder) as t(scope, name, holder);
  end if;

  if cardinality(a_key) > 0 then
    insert into mt_attachments (key, content)
      select a.key, a.content from unnest(a_key, a_content) as a(key, content) on conflict do nothing; -- the key names its bytes
  end if;

  if cardinality(b_id) > 0 then
    update mt_budgets m set used = m.used + b.delta from unnest(b_id, b_delta, b_growth) as b(id, delta, growth)
      where m.id = b.id and (b.growth = 0 or m.ceiling is null or m.used + b.growth <= m.ceiling);
    get diagnostics v_changed = row_count;
    if v_changed <> cardinality(b_id) then raise sqlstate 'OC002'; end if;
  end if;

  if cardinality(g_id) > 0 then
    insert into mt_fences as m (id, advanced_at)
      select g.id, o_head + g.last from unnest(g_id, g_last) as g(id, last)
      on conflict (id) do update set advanced_at = excluded.advanced_at;
  end if;
exception
  when unique_violation or sqlstate 'OC002' then
    o_head := null;
    o_recorded_at := null;
end;
$$;
