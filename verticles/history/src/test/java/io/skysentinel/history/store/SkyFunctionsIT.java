package io.skysentinel.history.store;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.ToldBy;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The functions for people with SQL. */
class SkyFunctionsIT {
  private static final long NOW = (long) SampleFlights.NOW;

  private final List<FlightState> updates = new ArrayList<>();
  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private void heard(String icao24, long seconds, double lat, double lon) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.lastContactUnix = NOW + seconds;
    state.timePositionUnix = NOW + seconds;
    state.lat = lat;
    state.lon = lon;
    updates.add(state.build());
  }

  private void write() throws Exception {
    UpdateStore store =
        new UpdateStore(database.pool(), "flights.updates", System::currentTimeMillis);
    TimeRange rows = get(new HourPartitions(database.pool()).make(NOW, 2));
    Claim claim = get(store.claim(List.of(0), "node")).get(0);
    get(
        store.write(
            new UpdateBatch(
                List.of(new UpdateBatch.Progress(claim, updates.size())), ToldBy.aTest(updates)),
            rows));
  }

  @Test
  void theSkyAtAnInstantIsWhatWasHeardLastInTheMinuteBefore() throws Exception {
    heard("aaaaaa", -70, 1, 1);
    heard("bbbbbb", -50, 2, 2);
    heard("bbbbbb", -10, 3, 3);
    heard("bbbbbb", 5, 4, 4);
    heard("cccccc", 0, 5, 5);
    heard("dddddd", -5, Double.NaN, Double.NaN);
    write();

    String sky = "select icao24 || ' ' || lat from sky_at(to_timestamp(%d)) order by icao24";
    assertThat(database.ask(sky.formatted(NOW))).containsExactly("bbbbbb 3", "cccccc 5");
    assertThat(database.ask(sky.formatted(NOW - 15))).containsExactly("aaaaaa 1", "bbbbbb 2");
    assertThat(database.ask(sky.formatted(NOW - 1000))).isEmpty();
  }

  @Test
  void aTrackIsInOrder() throws Exception {
    heard("aaaaaa", -10, 2, 0);
    heard("aaaaaa", -20, 1, 0);
    heard("aaaaaa", -3_600, 0, 0);
    heard("aaaaaa", 0, 3, 0);
    heard("bbbbbb", -10, 9, 0);
    write();

    assertThat(
            database.ask(
                "select lat from track('aaaaaa', to_timestamp(%d), to_timestamp(%d))"
                    .formatted(NOW - 20, NOW - 1)))
        .containsExactly(1.0, 2.0);
    assertThat(
            database.ask(
                "select lat from track('aaaaaa', to_timestamp(%d), to_timestamp(%d))"
                    .formatted(NOW - 7_200, NOW)))
        .containsExactly(0.0, 1.0, 2.0, 3.0);
  }

  @Test
  void whatIsNearIsNearOverTheDateLineAndAtThePoles() throws Exception {
    heard("aaaaaa", 0, 0, 179.9);
    heard("bbbbbb", 0, 0, -179.8);
    heard("cccccc", 0, 0, 178);
    heard("dddddd", 0, 89.9, -120);
    heard("eeeeee", 0, 89.8, 60);
    heard("ffffff", 0, Double.NaN, Double.NaN);
    write();

    String near = "select icao24 from near(%s, %s, %d, '10000 days')";
    assertThat(database.ask(near.formatted("0", "-180", 50))).containsExactly("aaaaaa", "bbbbbb");
    assertThat(database.ask(near.formatted("90", "0", 15))).containsExactly("dddddd");
    assertThat(database.ask(near.formatted("90", "0", 30))).containsExactly("dddddd", "eeeeee");
    assertThat(
            database.ask(
                "select round(distance_km::numeric, 1)::text from near(0, -179.8, 40, '10000"
                    + " days')"))
        .containsExactly("0.0", "33.4");
  }

  @Test
  void whatIsLongGoneIsNotNear() throws Exception {
    heard("aaaaaa", 0, 0, 0);
    write();

    assertThat(database.ask("select icao24 from near(0, 0, 50)")).isEmpty();
  }

  /**
   * Four places a minute apart, over the date line; of the first and the last no height is known.
   */
  @Test
  void thePathOfAFlightIsReadFromItsBytes() throws Exception {
    String path =
        "0104b8d7b9950db089bf04c08789110078c09a0cff8e9222a19c017809c09a0cc8017809c09a0c00";

    assertThat(
            database.ask(
                "select concat_ws(' ', extract(epoch from t)::int8, lat, lon, altitude_m)"
                    + " from flight_path('\\x%s')".formatted(path)))
        .containsExactly(
            "1767323100 47.11 179",
            "1767323160 48.11 -179 10000",
            "1767323220 48.10995 -178 9900",
            "1767323280 48.1099 -177");
    assertThat(database.ask("select lat from flight_path('\\x02%s')".formatted(path))).isEmpty();
    assertThat(database.ask("select lat from flight_path('')")).isEmpty();
  }
}
