package io.skysentinel.history.search;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement that looks for flights: among those that ended, which the indexes know; among the
 * few thousand that are in the air; and among who was heard since the newest bucket that is closed.
 */
final class SearchStatement {
  /** How many flights that ended are gone through at most, from a key on: to where that is. */
  static final String EDGE =
      """
      select extract(epoch from first_seen)::float8, id from flights
      where ended and (first_seen, id) < (to_timestamp($1::float8), $2::int8)
      order by first_seen desc, id desc offset $3::int8 limit 1
      """;

  private static final String COLUMNS =
      """
      id, icao24, callsign, first_seen, last_seen, origin, destination, registration,
      aircraft_type, country, squawks, altitude_max_m, altitude_min_m, lat, lon
      """;

  /** What a flight is called that no bucket knows of yet. */
  private static final String NEW_ID = "(hashtext(c.icao24)::int8 - 4294967296)";

  /** Who is in the air, was heard since the newest closed bucket, and is of no known flight. */
  private static final String CURRENT =
      """
      (select %1$s, c.icao24, upper(btrim(c.callsign)), c.last_contact, c.last_contact, c.origin,
        c.destination, c.registration, c.aircraft_type, c.origin_country,
        array_remove(array[c.squawk], null), coalesce(c.altitude_m, c.geo_altitude_m),
        coalesce(c.altitude_m, c.geo_altitude_m), c.lat, c.lon, null::bytea, true
      from flights_current c
      where not c.on_ground
        and c.last_contact >= coalesce((
          select to_timestamp(max(bucket)) from closed_buckets
          where bucket <= extract(epoch from now())), '-infinity')
        and not exists (
          select from flights
          where not ended and flights.icao24 = c.icao24
            and air_to >= c.last_contact - interval '15 min')
        %%s
      order by c.last_contact desc limit %%s)
      """
          .formatted(NEW_ID);

  private final SearchConditions conditions;
  private final String most;
  private final String sql;

  /**
   * @param search what is looked for, and behind which key
   * @param isByIndex whether to look flights up, rather than go through them from the newest on
   * @param edge up to where; null for all
   * @param nearly the callsigns that are nearly the text; null to look for the text
   * @param rows how many are wanted
   */
  SearchStatement(
      FlightSearch search,
      boolean isByIndex,
      @Nullable SearchKey edge,
      @Nullable List<String> nearly,
      int rows) {
    SearchKey after = search.after();
    // Those are the newest of all.
    boolean isOfCurrent = after.isBegin() || after.id() < 0;
    conditions = new SearchConditions(search, isByIndex, isOfCurrent, nearly);
    most = conditions.value((long) rows, "int8");
    if (!after.isBegin()) {
      addKey("<", after);
    }
    if (edge != null) {
      addKey(">=", edge);
    }
    // What is added to a time keeps the database from going through all flights in its order.
    String order =
        isByIndex ? "first_seen + interval '0' desc, id desc" : "first_seen desc, id desc";
    String path = search.box() == null ? "null::bytea" : "path";
    String found =
        flights(path + " as path, true as ended", "ended", order)
            + " union all "
            + flights(path + ", false", "not ended", "first_seen desc, id desc");
    if (isOfCurrent) {
      found += " union all " + CURRENT.formatted(conditions.ofCurrent(), most);
    }
    // Who is in the air was heard since the bucket that its flight was written with.
    sql =
        """
        select f.id, f.icao24, f.callsign, extract(epoch from f.first_seen)::float8,
          extract(epoch from coalesce(c.last_contact, f.last_seen))::float8, f.origin,
          f.destination, f.registration, f.aircraft_type, f.country, f.squawks,
          f.altitude_max_m::float8, f.altitude_min_m::float8, coalesce(c.lat, f.lat),
          coalesce(c.lon, f.lon), f.path
        from (%s) f
        left join flights_current c on not f.ended and c.icao24 = f.icao24 and not c.on_ground
          and c.last_contact > f.last_seen and c.last_contact <= f.last_seen + interval '15 min'
        order by f.first_seen desc, f.id desc limit %s
        """
            .formatted(found, most);
  }

  private void addKey(String than, SearchKey key) {
    conditions.both(
        "(first_seen, id) " + than + " %s",
        "(c.last_contact, " + NEW_ID + ") " + than + " %s",
        "(to_timestamp(%s), %s)"
            .formatted(
                conditions.value(key.firstSeen(), "float8"), conditions.value(key.id(), "int8")));
  }

  private String flights(String columns, String which, String order) {
    return "(select %s, %s from flights where %s%s order by %s limit %s)"
        .formatted(COLUMNS, columns, which, conditions.ofFlights(), order, most);
  }

  /** Whether an index knows what is looked for. */
  static boolean hasIndex(FlightSearch search) {
    return new SearchConditions(search, true, false, null).hasIndex();
  }

  String sql() {
    return sql;
  }

  Tuple values() {
    return conditions.values();
  }
}
