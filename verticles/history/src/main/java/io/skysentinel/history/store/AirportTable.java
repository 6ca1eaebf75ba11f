package io.skysentinel.history.store;

import io.skysentinel.core.reference.Airport;
import io.skysentinel.core.reference.ReferenceData;
import io.skysentinel.history.schema.DatabaseLock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The table of the airports that the program knows: for who joins it with flights. */
public final class AirportTable {
  private static final String FILL =
      """
      insert into airports as known
        (ident, size, lat, lon, elevation_m, country, longest_runway_m)
      select * from unnest(
        $1::text[], $2::text[], $3::float8[], $4::float8[], $5::float4[], $6::text[], $7::float4[])
      on conflict (ident) do update set
        (size, lat, lon, elevation_m, country, longest_runway_m) = row(
          excluded.size, excluded.lat, excluded.lon, excluded.elevation_m, excluded.country,
          excluded.longest_runway_m)
      where known is distinct from excluded
      """;

  private static final String REMOVE_OTHERS =
      "delete from airports where ident not in (select unnest($1::text[]))";

  private final Vertx vertx;
  private final Pool pool;

  public AirportTable(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /** Makes the table what this program knows; writes nothing where it is that already. */
  public Future<Void> fill() {
    return vertx
        .executeBlocking(ReferenceData::airports, false)
        .compose(airports ->
            pool.withTransaction(transaction ->
                DatabaseLock.MIGRATE
                    .take(transaction)
                    .compose(locked -> fill(transaction, airports))));
  }

  private static Future<Void> fill(SqlConnection transaction, List<Airport> airports) {
    String[] idents = texts(airports, Airport::ident);
    Tuple values =
        Tuple.tuple()
            .addValue(idents)
            .addValue(texts(airports, airport -> airport.size().name().toLowerCase(Locale.ROOT)))
            .addValue(airports.stream().map(Airport::latDeg).toArray(Double[]::new))
            .addValue(airports.stream().map(Airport::lonDeg).toArray(Double[]::new))
            .addValue(reals(airports, Airport::elevationM))
            .addValue(texts(airports, Airport::country))
            .addValue(reals(airports, Airport::longestRunwayM));
    return transaction
        .preparedQuery(FILL)
        .execute(values)
        .compose(filled ->
            transaction.preparedQuery(REMOVE_OTHERS).execute(Tuple.tuple().addValue(idents)))
        .mapEmpty();
  }

  private static String[] texts(List<Airport> airports, Function<Airport, String> value) {
    return airports.stream().map(value).toArray(String[]::new);
  }

  private static Float[] reals(List<Airport> airports, Function<Airport, Double> value) {
    return airports.stream()
        .map(airport -> value.apply(airport).floatValue())
        .toArray(Float[]::new);
  }
}
