-- What is kept of the past. Times of aircraft are those that they were heard at, not those of this server.
-- Once released a migration is never changed: what comes later is a file of its own.

-- How far the log was read, and by whom: who takes a partition over raises its epoch, and whoever
-- had it before can write no more.
create table offsets (
  topic text not null,
  part int4 not null,
  next_offset int8 not null,
  epoch int8 not null,
  owner text not null,
  primary key (topic, part)
) with (fillfactor = 50);

-- One row an aircraft: what was heard last.
create table flights_current (
  icao24 text primary key,
  callsign text,
  lat float8,
  lon float8,
  altitude_m float4,
  geo_altitude_m float4,
  velocity_mps float4,
  heading_deg float4,
  vertical_rate_mps float4,
  on_ground boolean not null,
  squawk text,
  spi boolean not null,
  time_position timestamptz,
  last_contact timestamptz not null,
  origin_country text,
  category int4,
  position_source int4,
  registration text,
  aircraft_type text,
  origin text,
  destination text,
  nic int4,
  nac_p int4,
  emergency text
) with (fillfactor = 70);

-- One row an update, of the last hours: a partition an hour, so that the old ones are dropped whole.
create table flights_history (like flights_current) partition by range (last_contact);
create index flights_history_of_aircraft on flights_history (icao24, last_contact);
create index flights_history_by_time on flights_history using brin (last_contact);

-- One row a flight.
create table flights (
  id int8 generated always as identity primary key,
  icao24 text not null,
  callsign text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  origin text,
  destination text,
  cells int4[] not null,  -- the 1 degree cells that it crosses: (floor(lat) + 90) * 360 + floor(lon) + 180
  path bytea not null     -- simplified
);
create index flights_of_aircraft on flights (icao24, first_seen);
create index flights_by_time on flights (first_seen, id);
create index flights_of_callsign on flights (callsign text_pattern_ops, first_seen);
create index flights_by_cell on flights using gin (cells);

-- One row an event; what was said of it last.
create table anomalies (
  id text primary key,
  phase text not null,
  kind text not null,
  severity text not null,
  confidence float4 not null,
  icao24 text not null,
  callsign text,
  t_start timestamptz not null,
  t_reported timestamptz not null,
  t_end timestamptz,
  lat float8,
  lon float8,
  altitude_m float4,
  evidence jsonb not null,
  text text not null,
  detector text not null,
  produced_at timestamptz not null
);
create index anomalies_by_time on anomalies (t_start, id);
create index anomalies_of_aircraft on anomalies (icao24, t_start);

-- Blocks hold every position, in the form that docs/history.md describes. They are compressed
-- before they come here, and are stored as they are. Buckets and starts are Unix seconds.

-- Small ones, as the log is read; gone when their time is closed.
create table small_blocks (
  bucket int8 not null,
  seq int8 generated always as identity,
  n int4 not null,
  aircraft int4 not null,
  t_min float8 not null,
  t_max float8 not null,
  written_at timestamptz not null default now(),
  data bytea not null,
  primary key (bucket, seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
alter table small_blocks alter data set storage external;

-- What was heard in each bucket that is closed: all that sky_blocks has of it, key frames not counted.
create table closed_buckets (
  bucket int8 primary key,
  n int8 not null,
  aircraft int4 not null,
  t_min float8 not null,
  t_max float8 not null,
  written_at timestamptz not null default now()
);

-- Closed time, by time: what flew in a bucket of time over a tile, and what the bucket before it carries in,
-- which counts in n. Partitions are of a day.
create table sky_blocks (
  bucket int8 not null,
  tile int4 not null,
  piece int4 not null,  -- 0, and further ones where more was heard than goes into one block
  n int4 not null,
  data bytea not null,
  primary key (bucket, tile, piece)
) partition by range (bucket);
alter table sky_blocks alter data set storage external;

-- The same once more, by aircraft: those of closed buckets whose hour is not closed, many aircraft in a shard.
create table track_shards (
  hour int8 not null,
  shard int4 not null,
  seq int8 generated always as identity,
  n int4 not null,
  t_min float8 not null,
  t_max float8 not null,
  written_at timestamptz not null default now(),
  data bytea not null,
  primary key (hour, shard, seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
alter table track_shards alter data set storage external;

-- And of closed hours: where an aircraft flew in it. Partitions are of a day.
create table track_blocks (
  icao24 text not null,
  start int8 not null,
  piece int4 not null,
  n int4 not null,
  data bytea not null,
  primary key (icao24, start, piece)
) partition by range (start);
alter table track_blocks alter data set storage external;

-- The sky at an instant: each aircraft as it was heard last in the minute before, where it has a position.
create function sky_at(t timestamptz) returns setof flights_history
language sql stable as $$
  select distinct on (icao24) *
  from flights_history
  where last_contact > t - interval '60 s' and last_contact <= t and lat is not null
  order by icao24, last_contact desc, time_position desc nulls last
$$;

-- Where an aircraft was, in order.
create function track(aircraft text, since timestamptz, until timestamptz) returns setof flights_history
language sql stable as $$
  select *
  from flights_history
  where icao24 = aircraft and last_contact between since and until and lat is not null
  order by last_contact, time_position
$$;

-- What flies near a point, nearest first, of what was heard within a time before now.
create function near(near_lat float8, near_lon float8, km float8, heard interval default '60 s')
returns table (
  icao24 text, callsign text, lat float8, lon float8, altitude_m float4, last_contact timestamptz, distance_km float8)
language sql stable as $$
  select *
  from (
    select f.icao24, f.callsign, f.lat, f.lon, f.altitude_m, f.last_contact,
      2 * 6371.0088 * asin(least(1, sqrt(
        power(sind((f.lat - near_lat) / 2), 2)
        + cosd(near_lat) * cosd(f.lat) * power(sind((f.lon - near_lon) / 2), 2)))) as distance_km
    from flights_current f
    where f.lat is not null and f.last_contact > now() - heard
  ) placed
  where placed.distance_km <= km
  order by placed.distance_km, placed.icao24
$$;

-- Who may look, and nothing else. A server that lets us make no roles has to be given this one.
do $$
begin
  if not exists (select from pg_roles where rolname = 'sky_reader') then
    create role sky_reader nologin;
  end if;
exception
  when insufficient_privilege then
    raise warning 'the role sky_reader is missing, and % may not make it', current_user;
  when duplicate_object or unique_violation then
    null;  -- Another database of this server has just made it.
end
$$;
do $$
begin
  if exists (select from pg_roles where rolname = 'sky_reader') then
    execute format('grant usage on schema %I to sky_reader', current_schema());
    execute format('grant select on all tables in schema %I to sky_reader', current_schema());
    execute format('alter default privileges in schema %I grant select on tables to sky_reader', current_schema());
  end if;
end
$$;
