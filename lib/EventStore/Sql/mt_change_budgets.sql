-- One command's share of the tight budgets: applied when all of it fits, else the first budget that does not fit is answered.
-- A ceiling that the command itself sets already holds for its own growth.
create or replace function mt_change_budgets(
  p_command integer, p_tight uuid[],
  b_command integer[], b_id uuid[], b_delta bigint[],
  l_command integer[], l_id uuid[], l_ceiling bigint[],
  out o_id uuid, out o_used bigint, out o_ceiling bigint
)
language plpgsql
as $$
begin
  select x.id, x.used, x.ceiling into o_id, o_used, o_ceiling from (
    select b.id, b.delta, coalesce(m.used, 0) as used, case when l.id is null then m.ceiling else l.ceiling end as ceiling
    from unnest(b_command, b_id, b_delta) as b(command, id, delta)
    left join mt_budgets m on m.id = b.id
    left join unnest(l_command, l_id, l_ceiling) as l(command, id, ceiling) on l.command = p_command and l.id = b.id
    where b.command = p_command and b.id = any (p_tight)
  ) as x
  where x.delta > 0 and x.used + x.delta > x.ceiling
  limit 1;
  if found then return; end if;

  insert into mt_budgets as m (id, used)
    select b.id, b.delta from unnest(b_command, b_id, b_delta) as b(command, id, delta)
    where b.command = p_command and b.id = any (p_tight)
    on conflict (id) do update set used = m.used + excluded.used;

  insert into mt_budgets as m (id, ceiling)
    select l.id, l.ceiling from unnest(l_command, l_id, l_ceiling) as l(command, id, ceiling)
    where l.command = p_command
    on conflict (id) do update set ceiling = excluded.ceiling;
end;
$$;
