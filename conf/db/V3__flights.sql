-- Flights with all that a search for them needs, and what the compactor needs to go on with one. Those in the
-- air are written every few minutes, and have a partition of their own that has no index to be written with them.

drop table flights;
create sequence flight_ids;
create table flights (
  id int8 not null default nextval('flight_ids'),
  icao24 text not null,
  callsign text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  origin text,
  destination text,
  registration text,
  aircraft_type text,
  country text,
  squawks text[] not null,
  altitude_min_m float4,
  altitude_max_m float4,
  lat float8,  -- where it was last
  lon float8,
  updates int8 not null,
  -- The time in the air without a silence that it is a part of; mostly it is all of it.
  air_from timestamptz not null,
  air_to timestamptz not null,
  ended boolean not null,  -- whether nothing more is expected of it
  written_at timestamptz not null default now(),
  cells int4[] not null,  -- the 1 degree cells that it was heard in: (floor(lat) + 90) * 360 + floor(lon) + 180
  path bytea not null,    -- simplified
  state bytea not null    -- what it was made of, for what comes late
) partition by list (ended);
alter sequence flight_ids owned by flights.id;
create table flights_ended partition of flights for values in (true);
create table flights_in_the_air partition of flights for values in (false)
  with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create index flights_in_the_air_of_aircraft on flights_in_the_air (icao24);
create index flights_in_the_air_by_id on flights_in_the_air (id);

-- What is asked of flights beside callsign, aircraft, time and place, as words of one index.
create function flight_words(
  country text, aircraft_type text, registration text, origin text, destination text, squawks text[])
returns text[]
language sql immutable parallel safe as $$
  select array_remove(
    array[
      'country:' || lower(country), 'type:' || upper(aircraft_type), 'registration:' || upper(registration),
      'airport:' || upper(origin), 'airport:' || upper(destination)]
    || array(select 'squawk:' || squawk from unnest(squawks) squawk),
    null)
$$;

-- The 10 degree tiles of 1 degree cells, for areas of many of them.
create function flight_tiles(cells int4[]) returns int4[]
language sql immutable parallel safe as $$
  select array(select distinct cell / 3600 * 36 + cell % 360 / 10 from unnest(cells) cell)
$$;

create index flights_by_id on flights_ended (id);
create index flights_of_aircraft on flights_ended (icao24, air_to, air_from);
create index flights_by_time on flights_ended (first_seen, id, last_seen);
create index flights_of_callsign on flights_ended (callsign text_pattern_ops, first_seen);
-- A flight has dozens of cells, each on a page of its own: they are written a megabyte at a time.
create index flights_by_cell on flights_ended using gin (cells, flight_tiles(cells))
  with (gin_pending_list_limit = 1024);
create index flights_by_word on flights_ended using gin (
  flight_words(country, aircraft_type, registration, origin, destination, squawks))
  with (gin_pending_list_limit = 1024);

-- Every callsign once, with each three characters in a row, to find those that are nearly what is asked for.
create table callsigns (
  callsign text primary key,
  last_seen timestamptz not null,
  grams text[] not null
);
create index callsigns_by_gram on callsigns using gin (grams) with (fastupdate = off);

-- The airports that the program knows; it fills them in when it starts.
create table airports (
  ident text primary key,
  size text not null,
  lat float8 not null,
  lon float8 not null,
  elevation_m float4 not null,
  country text not null,
  longest_runway_m float4 not null
);
