-- What programs for maps open, where the database has PostGIS. No migration: it is done when PostGIS is
-- found, and again when this file changes. No table knows of it, so that a dump can be restored without PostGIS.

drop view if exists gis_flights_current, gis_flights_history, gis_anomalies;

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
