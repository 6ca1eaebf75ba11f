package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one would do first: a row a position, of the columns that everybody asks for, an index that
 * covers the questions, and for each aircraft the newest row by {@code LATERAL}, which was faster
 * than {@code DISTINCT ON}.
 */
final class RowPast implements PastUnderTest {
  private static final String TABLES =
      """
      create table if not exists plain (
        icao24 int4 not null, t float8 not null, callsign text, lat float8, lon float8,
        altitude_m float4, velocity_mps float4, heading_deg float4, vertical_rate_mps float4,
        on_ground bool not null, squawk text);
      create index if not exists plain_covering on plain (icao24, t) include (lat, lon, altitude_m, velocity_mps, heading_deg);
      create table if not exists plain_aircraft (icao24 int4 primary key);
      """;

  private static final String ADD_AIRCRAFT =
      """
      insert into plain_aircraft select distinct * from unnest($1::int4[]) on conflict do nothing
      """;

  private static final String ADD =
      """
      insert into plain select * from unnest($1::int4[], $2::float8[], $3::text[], $4::float8[],
        $5::float8[], $6::float4[], $7::float4[], $8::float4[], $9::float4[], $10::bool[],
        $11::text[])
      """;

  private static final String SKY =
      """
      select newest.* from plain_aircraft a cross join lateral (
        select icao24, t, lat, lon, altitude_m, velocity_mps, heading_deg from plain p
        where p.icao24 = a.icao24 and t > $1::float8 - 60 and t <= $1 order by t desc limit 1) newest
      where $2::float8 is null or (lat between $2 and $3 and lon between $4 and $5)
      """;

  private static final String TRACK =
      """
      select t, lat, lon, altitude_m, velocity_mps, heading_deg from plain
      where icao24 = $1 and t between $2 and $3 order by t
      """;

  private final BenchDatabase database;

  RowPast(BenchDatabase database) throws Exception {
    this.database = database;
    database.run(TABLES);
  }

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public void write(List<Told> updates) throws Exception {
    List<FlightState> states = updates.stream().map(Told::state).toList();
    Integer[] addresses =
        states.stream().map(state -> address(state.icao24())).toArray(Integer[]::new);
    Tuple rows =
        Tuple.tuple()
            .addValue(addresses)
            .addValue(column(states, FlightState::lastContactUnix, Double[]::new))
            .addValue(column(states, FlightState::callsign, String[]::new))
            .addValue(column(states, FlightState::lat, Double[]::new))
            .addValue(column(states, FlightState::lon, Double[]::new))
            .addValue(column(states, state -> (float) state.altitudeM(), Float[]::new))
            .addValue(column(states, state -> (float) state.velocityMps(), Float[]::new))
            .addValue(column(states, state -> (float) state.headingDeg(), Float[]::new))
            .addValue(column(states, state -> (float) state.verticalRateMps(), Float[]::new))
            .addValue(column(states, FlightState::onGround, Boolean[]::new))
            .addValue(column(states, FlightState::squawk, String[]::new));
    database.get(
        database
            .pool()
            .withTransaction(connection ->
                connection
                    .preparedQuery(ADD_AIRCRAFT)
                    .execute(Tuple.tuple().addValue(addresses))
                    .compose(known -> connection.preparedQuery(ADD).execute(rows))
                    .mapEmpty()));
  }

  private static <T> T[] column(
      List<FlightState> states, Function<FlightState, @Nullable T> value, IntFunction<T[]> array) {
    return states.stream().map(value).toArray(array);
  }

  private static int address(String icao24) {
    return Integer.parseInt(icao24, 16);
  }

  @Override
  public void settle(long nowUnix) throws Exception {
    database.run("vacuum analyze plain; vacuum analyze plain_aircraft");
  }

  @Override
  public int sky(double unix, @Nullable BoundingBox box) throws Exception {
    Tuple values =
        box == null
            ? Tuple.of(unix, null, null, null, null)
            : Tuple.of(unix, box.latMin(), box.latMax(), box.lonMin(), box.lonMax());
    return database.get(database.pool().preparedQuery(SKY).execute(values)).size();
  }

  @Override
  public int track(String icao24, double fromUnix, double toUnix) throws Exception {
    Tuple values = Tuple.of(address(icao24), fromUnix, toUnix);
    return database.get(database.pool().preparedQuery(TRACK).execute(values)).size();
  }

  @Override
  public long bytes() throws Exception {
    return database.bytes("relname ~ '^plain'");
  }
}
