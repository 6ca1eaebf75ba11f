-- Where a flight was, out of the bytes of flights.path, in order: docs/history.md says what they are.
create function flight_path(path bytea)
returns table (t timestamptz, lat float8, lon float8, altitude_m int4)
language plpgsql immutable strict parallel safe as $$
declare
  part int4;
  number int8 := 0;
  shift int4 := 0;
  field int4 := -2;  -- version, how many, and of each place: 0 time, 1 north, 2 east, 3 height
  change int8;
  second int8 := 0;
  north int8 := 0;
  east int8 := 0;
  height int8 := 0;
begin
  for at in 0 .. length(path) - 1 loop
    part := get_byte(path, at);
    number := number | ((part & 127)::int8 << shift);
    if part > 127 then
      shift := shift + 7;
      continue;
    end if;
    change := (number >> 1) # -(number & 1);
    case field
      when -2 then
        if number <> 1 then
          return;  -- It is of a newer program.
        end if;
      when -1 then
        null;
      when 0 then
        second := second + change;
      when 1 then
        north := north + change;
      when 2 then
        east := east + change;
      else
        t := to_timestamp(second);
        lat := north / 1e5::float8;
        lon := east / 1e5::float8;
        altitude_m := null;
        if number > 0 then
          height := height + (((number - 1) >> 1) # -((number - 1) & 1));
          altitude_m := height;
        end if;
        return next;
        field := -1;
    end case;
    field := field + 1;
    number := 0;
    shift := 0;
  end loop;
end
$$;
