insert into mt_log_head (last_position, last_recorded_at) values (0, '-infinity') on conflict do nothing;
