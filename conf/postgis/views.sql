-- What programs for maps open, where the database has PostGIS. No migration: it is done when PostGIS is
-- found, and again when this file changes. No table knows of it, so that a dump can be restored without PostGIS.

drop view if exists gis_flights, gis_flights_current, gis_flights_history, gis_anomalies, gis_airports;

-- The way of a flight, cut at the date line; the fourth coordinate is Unix time. Where no height is known, it is
-- the one before.
create or replace function flight_line(path bytea) returns geometry
language plpgsql immutable strict parallel safe set search_path from current as $$
declare
  place record;
  lines geometry[] := '{}';
  line geometry[] := '{}';
  last_lon float8;
  last_lat float8;
  last_z float8 := 0;
  last_m float8;
  z float8;
  m float8;
  side float8;
  part float8;
begin
  for place in select * from flight_path(path) loop
    z := coalesce(place.altitude_m, last_z);
    m := extract(epoch from place.t)::float8;
    if abs(place.lon - last_lon) > 180 then
      side := 180 * sign(last_lon);
      part := coalesce((side - last_lon) / nullif(place.lon + 2 * side - last_lon, 0), 0);
      line := line || st_makepoint(
        side, last_lat + part * (place.lat - last_lat), last_z + part * (z - last_z), last_m + part * (m - last_m));
      lines := lines || st_makeline(line);
      line := array[st_makepoint(
        -side, last_lat + part * (place.lat - last_lat), last_z + part * (z - last_z), last_m + part * (m - last_m))];
    end if;
    line := line || st_makepoint(place.lon, place.lat, z, m);
    last_lon := place.lon;
    last_lat := place.lat;
    last_z := z;
    last_m := m;
  end loop;
  if cardinality(line) > 1 then
    lines := lines || st_makeline(line);
  end if;
  return case when cardinality(lines) > 0 then st_setsrid(st_multi(st_collect(lines)), 4326) end;
end
$$;

-- Flights that ended: those in the air are written anew every few minutes.
create view gis_flights as
  select
    id, icao24, callsign, registration, aircraft_type, country, squawks, origin, destination, first_seen, last_seen,
    altitude_min_m, altitude_max_m, flight_line(path)::geometry(multilinestringzm, 4326) as geom
  from flights_ended;
create index if not exists gis_flights_by_place
  on flights_ended using gist ((flight_line(path)::geometry(multilinestringzm, 4326)));

-- No index: it would cost more for each update than the update itself, and a question takes half a microsecond a row.
create view gis_flights_current as
  select *, st_setsrid(st_makepoint(lon, lat), 4326)::geometry(point, 4326) as geom
  from flights_current;

-- Each partition gets its index when its hour is over (schema.MapIndexes).
create view gis_flights_history as
  select
    tableoid::text || ctid::text as id, *, st_setsrid(st_makepoint(lon, lat), 4326)::geometry(point, 4326) as geom
  from flights_history;

create view gis_anomalies as
  select *, st_setsrid(st_makepoint(lon, lat), 4326)::geometry(point, 4326) as geom
  from anomalies;
create index if not exists gis_anomalies_by_place
  on anomalies using gist ((st_setsrid(st_makepoint(lon, lat), 4326)::geometry(point, 4326)));

create view gis_airports as
  select *, st_setsrid(st_makepoint(lon, lat), 4326)::geometry(point, 4326) as geom
  from airports;
create index if not exists gis_airports_by_place
  on airports using gist ((st_setsrid(st_makepoint(lon, lat), 4326)::geometry(point, 4326)));
