-- Applies many commands in one transaction, each wholly or not at all. A command that fails does not disturb its neighbours.
-- Arrays are columns: c_ one element per command, s_ per stream or guard, e_ per event, f_ fences, t_ names to take, r_ names to
-- release, b_ budget changes, l_ budget limits, a_ attachments. *_command and e_stream are 1-based indexes into c_ and s_.
-- The caller never sends two commands together that share a stream, a name or an advanced fence, so that all but budgets is set-based.
-- Outcomes: 0 appended, 1 repeated, 2 wrong version, 3 fenced, 4 name taken, 5 over budget. One row each, in any order.
create or replace function mt_append_batch(
  c_id uuid[], c_count integer[], c_headers json[], c_correlation text[], c_causation text[], c_user text[],
  s_command integer[], s_id uuid[], s_type text[], s_expected bigint[], s_count integer[],
  e_command integer[], e_offset integer[], e_stream integer[], e_ordinal integer[], e_id uuid[], e_type text[], e_data json[],
  f_command integer[], f_id uuid[], f_seen_at bigint[], f_advance boolean[],
  t_command integer[], t_scope uuid[], t_name text[], t_holder uuid[],
  r_command integer[], r_scope uuid[], r_name text[], r_holder uuid[],
  b_command integer[], b_id uuid[], b_delta bigint[],
  l_command integer[], l_id uuid[], l_ceiling bigint[],
  a_command integer[], a_key bytea[], a_content bytea[]
) returns table (
  o_command integer, o_outcome integer, o_first bigint, o_last bigint, o_recorded_at timestamptz,
  o_id uuid, o_name text, o_holder uuid, o_a bigint, o_b bigint
)
language plpgsql
as $$
declare
  v_outcome integer[] := array_fill(0, array[cardinality(c_id)]);
  v_actual bigint[];  -- per stream: its version before this batch
  v_last bigint[];    -- per command: its last position
  v_tight uuid[];     -- budgets that cannot take all that this batch asks of them, or whose ceiling changes
  v_head bigint;
  v_end bigint;
  v_time timestamptz; -- of the event at v_head + 1; each later one is a microsecond younger
  v_command integer;
  r record;
begin
  -- Until commit: the next batch begins when this one can be seen, so that positions are gapless and in commit order.
  perform pg_advisory_xact_lock(7310314908113137001);

  select last_position, greatest(last_recorded_at + interval '1 microsecond', clock_timestamp())
    into v_head, v_time from mt_log_head where only_row;

  for r in
    select c.n::integer as command, m.* from unnest(c_id) with ordinality as c(id, n) join mt_commands m on m.id = c.id
  loop
    v_outcome[r.command] := 1;
    return query select r.command, 1, r.first_position, r.last_position, r.recorded_at,
      null::uuid, null::text, null::uuid, null::bigint, null::bigint;
  end loop;

  select array_agg(coalesce(m.version, 0) order by s.n) into v_actual
    from unnest(s_id) with ordinality as s(id, n) left join mt_streams m on m.id = s.id;

  for r in
    select s.command, s.id, s.actual from unnest(s_command, s_id, s_expected, v_actual) as s(command, id, expected, actual)
    where s.expected <> s.actual and s.expected >= 0
  loop
    if v_outcome[r.command] = 0 then
      v_outcome[r.command] := 2;
      return query select r.command, 2, null::bigint, null::bigint, null::timestamptz,
        r.id, null::text, null::uuid, r.actual, null::bigint;
    end if;
  end loop;

  if cardinality(f_id) > 0 then
    for r in
      select f.command, f.id, m.advanced_at
      from unnest(f_command, f_id, f_seen_at) as f(command, id, seen_at) join mt_fences m on m.id = f.id
      where m.advanced_at > f.seen_at
    loop
      if v_outcome[r.command] = 0 then
        v_outcome[r.command] := 3;
        return query select r.command, 3, null::bigint, null::bigint, null::timestamptz,
          r.id, null::text, null::uuid, r.advanced_at, null::bigint;
      end if;
    end loop;
  end if;

  if cardinality(r_scope) > 0 then
    -- A name to release that the holder has not got: the decision was made on an old state of the holder.
    for r in
      select x.command, x.holder, s.version
      from unnest(r_command, r_scope, r_name, r_holder) as x(command, scope, name, holder)
      left join mt_reservations m on m.scope = x.scope and m.name = x.name
      left join mt_streams s on s.id = x.holder
      where m.holder is distinct from x.holder
    loop
      if v_outcome[r.command] = 0 then
        v_outcome[r.command] := 2;
        return query select r.command, 2, null::bigint, null::bigint, null::timestamptz,
          r.holder, null::text, null::uuid, coalesce(r.version, 0), null::bigint;
      end if;
    end loop;
  end if;

  if cardinality(t_scope) > 0 then
    for r in
      select t.command, t.scope, t.name, m.holder
      from unnest(t_command, t_scope, t_name, t_holder) as t(command, scope, name, holder)
      join mt_reservations m on m.scope = t.scope and m.name = t.name
      where m.holder <> t.holder and not exists (
        select from unnest(r_command, r_scope, r_name) as x(command, scope, name)
        where x.command = t.command and x.scope = t.scope and x.name = t.name)
    loop
      if v_outcome[r.command] = 0 then
        v_outcome[r.command] := 4;
        return query select r.command, 4, null::bigint, null::bigint, null::timestamptz,
          r.scope, r.name, r.holder, null::bigint, null::bigint;
      end if;
    end loop;
  end if;

  if cardinality(b_id) + cardinality(l_id) > 0 then
    -- Where even the sum of all growth fits, the order does not matter. Where it may not, commands are served one by one.
    select array_agg(x.id) into v_tight from (
      select b.id from unnest(b_command, b_id, b_delta) as b(command, id, delta) join mt_budgets m on m.id = b.id
      where v_outcome[b.command] = 0 and b.delta > 0
      group by b.id, m.used, m.ceiling having m.used + sum(b.delta) > m.ceiling
      union select l.id from unnest(l_id) as l(id)
    ) as x;

    if v_tight is not null then
      for v_command in
        select b.command from unnest(b_command, b_id) as b(command, id) where b.id = any (v_tight)
        union select l.command from unnest(l_command) as l(command) order by 1
      loop
        continue when v_outcome[v_command] <> 0;
        select * into r from mt_change_budgets(v_command, v_tight, b_command, b_id, b_delta, l_command, l_id, l_ceiling);
        continue when r.o_id is null;
        v_outcome[v_command] := 5;
        return query select v_command, 5, null::bigint, null::bigint, null::timestamptz,
          r.o_id, null::text, null::uuid, r.o_used, r.o_ceiling;
      end loop;
    end if;
  end if;

  -- From here on nothing can fail: outcome 0 is a survivor.
  select array_agg(x.last order by x.n) into v_last from (
    select c.n, v_head + sum(case when v_outcome[c.n] = 0 then c.count else 0 end) over (order by c.n) as last
    from unnest(c_count) with ordinality as c(count, n)
  ) as x;
  v_end := v_last[cardinality(v_last)];
  if v_end = v_head then return; end if;

  insert into mt_streams (id, type, version, timestamp, created)
    select s.id, s.type, s.count, v_time, v_time
    from unnest(s_command, s_id, s_type, s_count, v_actual) as s(command, id, type, count, actual)
    where s.actual = 0 and s.count > 0 and v_outcome[s.command] = 0;

  update mt_streams m set version = s.actual + s.count, timestamp = v_time
    from unnest(s_command, s_id, s_count, v_actual) as s(command, id, count, actual)
    where m.id = s.id and s.actual > 0 and s.count > 0 and v_outcome[s.command] = 0;

  insert into mt_events (
      seq_id, id, stream_id, stream_type, version, type, data, headers, timestamp, correlation_id, causation_id, user_name)
    select x.position, x.id, s_id[x.stream], s_type[x.stream], v_actual[x.stream] + x.ordinal, x.type, x.data, c_headers[x.command],
      v_time + (x.position - v_head - 1) * interval '1 microsecond',
      c_correlation[x.command], c_causation[x.command], c_user[x.command]
    from (
      select e.*, v_last[e.command] - c_count[e.command] + 1 + e.after_first as position
      from unnest(e_command, e_offset, e_stream, e_ordinal, e_id, e_type, e_data)
        as e(command, after_first, stream, ordinal, id, type, data)
      where v_outcome[e.command] = 0
    ) as x;

  if cardinality(r_scope) > 0 then
    delete from mt_reservations m using unnest(r_command, r_scope, r_name) as x(command, scope, name)
      where m.scope = x.scope and m.name = x.name and v_outcome[x.command] = 0;
  end if;

  if cardinality(t_scope) > 0 then
    insert into mt_reservations (scope, name, holder)
      select t.scope, t.name, t.holder from unnest(t_command, t_scope, t_name, t_holder) as t(command, scope, name, holder)
      where v_outcome[t.command] = 0
      on conflict do nothing; -- the holder has it already
  end if;

  if cardinality(a_key) > 0 then
    insert into mt_attachments (key, content)
      select a.key, a.content from unnest(a_command, a_key, a_content) as a(command, key, content)
      where v_outcome[a.command] = 0
      on conflict do nothing; -- the key names its bytes
  end if;

  if cardinality(b_id) > 0 then
    insert into mt_budgets as m (id, used)
      select b.id, sum(b.delta) from unnest(b_command, b_id, b_delta) as b(command, id, delta)
      where v_outcome[b.command] = 0 and (v_tight is null or b.id <> all (v_tight))
      group by b.id
      on conflict (id) do update set used = m.used + excluded.used;
  end if;

  if true = any (f_advance) then
    insert into mt_fences as m (id, advanced_at)
      select f.id, v_last[f.command] from unnest(f_command, f_id, f_advance) as f(command, id, advance)
      where f.advance and v_outcome[f.command] = 0
      on conflict (id) do update set advanced_at = excluded.advanced_at;
  end if;

  insert into mt_commands (id, first_position, last_position, recorded_at)
    select c.id, v_last[c.n] - c.count + 1, v_last[c.n], v_time + (v_last[c.n] - c.count - v_head) * interval '1 microsecond'
    from unnest(c_id, c_count) with ordinality as c(id, count, n)
    where v_outcome[c.n] = 0;

  update mt_log_head
    set last_position = v_end, last_recorded_at = v_time + (v_end - v_head - 1) * interval '1 microsecond' where only_row;

  return query
    select c.n::integer, 0, v_last[c.n] - c.count + 1, v_last[c.n],
      v_time + (v_last[c.n] - c.count - v_head) * interval '1 microsecond',
      null::uuid, null::text, null::uuid, null::bigint, null::bigint
    from unnest(c_count) with ordinality as c(count, n)
    where v_outcome[c.n] = 0;
end;
$$;
