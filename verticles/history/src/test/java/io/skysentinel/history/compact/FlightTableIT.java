package io.skysentinel.history.compact;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.block.MadeUpdates.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.read.StoredUpdates;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlightTableIT {
  private static final BoundingBox PACIFIC = new BoundingBox(-60, 60, 150, -150);
  private static final long DAY = 86_400;

  /** All of a flight but what is simplified, and when it was written. */
  private static final String FLIGHTS =
      "select (icao24, callsign, first_seen, last_seen, origin, destination, cells, squawks,"
          + " altitude_min_m, altitude_max_m, lat, lon, updates, air_from, air_to, registration,"
          + " aircraft_type, country)::text from flights order by icao24, first_seen";

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private StoredUpdates stored;
  private Compactor compactor;

  @BeforeEach
  void begin() throws Exception {
    stored = new StoredUpdates(database.pool());
    compactor = new Compactor(database.vertx(), database.pool(), Pace.AT_ONCE, new Moved());
  }

  private void compact() throws Exception {
    boolean more = true;
    while (more) {
      more = get(compactor.run(BASE + DAY));
    }
  }

  private static Told at(double second, double lat, double lon) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.icao24 = "a1b2c3";
    state.callsign = "SWR12 ";
    state.squawk = "1000";
    state.onGround = false;
    state.lastContactUnix = BASE + second;
    state.timePositionUnix = BASE + second;
    state.lat = lat;
    state.lon = lon;
    return new Told(MadePast.SOURCE, state.build());
  }

  @Test
  void flightsAreTheSameWhateverComesLate() throws Exception {
    List<Told> updates = MadeUpdates.simulated(60, PACIFIC, true, 2_000);
    stored.write(updates, 2_000);
    compact();
    List<Object> whole = database.ask(FLIGHTS);
    database.run("delete from flights");
    List<Told> shuffled = new ArrayList<>(updates);
    Collections.shuffle(shuffled, new Random(1));

    int part = shuffled.size() / 3;
    stored.write(shuffled.subList(0, part), 700);
    compact();
    stored.write(shuffled.subList(part, 2 * part), 700);
    compact();
    stored.write(shuffled.subList(2 * part, shuffled.size()), 700);
    compact();

    assertThat(whole).hasSizeGreaterThan(30);
    assertThat(database.ask(FLIGHTS)).isEqualTo(whole);
    assertThat(database.ask("select sum(updates)::int8 from flights"))
        .containsExactly(updates.stream().filter(told -> !told.state().onGround()).count());
  }

  @Test
  void aFlightIsARowForAsLongAsItLasts() throws Exception {
    stored.write(List.of(at(10, 40.5, 8.5), at(290, 40.6, 9.5)));
    compact();
    List<Object> first = database.ask("select id from flights where not ended");
    stored.write(List.of(at(400, 41.2, 9.6), at(700, 41.3, 10.5)));
    compact();

    assertThat(database.ask("select id from flights")).isEqualTo(first);
    assertThat(
            database.ask(
                "select (callsign, cells, updates, squawks, ended, lat, lon)::text from flights"))
        .containsExactly(
            "(SWR12,\"{%d,%d,%d,%d}\",4,{1000},f,41.3,10.5)"
                .formatted(130 * 360 + 188, 130 * 360 + 189, 131 * 360 + 189, 131 * 360 + 190));
    assertThat(database.ask("select callsign || grams::text from callsigns"))
        .containsExactly("SWR12{^SW,SWR,WR1,R12,12$}");
  }

  @Test
  void oneThatIsSilentForAWhileHasEnded() throws Exception {
    stored.write(List.of(at(10, 40.5, 8.5)));
    compact();
    List<Told> other = MadeUpdates.simulated(3, PACIFIC, true, 2_000);
    stored.write(other);
    compact();

    String ended = "select ended from flights where icao24 = 'a1b2c3'";
    assertThat(database.ask(ended)).containsExactly(true);
    stored.write(List.of(at(20, 40.5, 8.5)));
    compact();
    assertThat(database.ask("select updates from flights where icao24 = 'a1b2c3'"))
        .containsExactly(2L);
    assertThat(database.ask(ended)).containsExactly(false);
  }

  @Test
  void lateDataThatJoinTwoFlightsMakeOneOfThem() throws Exception {
    stored.write(List.of(at(0, 40, 8), at(1_700, 42, 8)));
    compact();
    assertThat(database.ask("select count(*) from flights")).containsExactly(2L);

    stored.write(List.of(at(850, 41, 8)));
    compact();

    assertThat(database.ask("select updates from flights")).containsExactly(3L);
  }

  @Test
  void flightsAreKeptForAYear() throws Exception {
    stored.write(List.of(at(10, 40.5, 8.5)));
    compact();
    database.run("update flights set ended = true");
    Retention retention = new Retention(database.pool());
    age("370 days");
    get(retention.drop(BASE + DAY, 7));
    assertThat(database.ask("select count(*) from flights")).containsExactly(1L);

    // As if it had been written when it was heard, and a little less than a year ago.
    database.run("update flights set written_at = now() - interval '370 days'");
    age("-10 days");
    get(retention.drop(BASE + DAY, 7));
    assertThat(database.ask("select count(*) from flights")).containsExactly(1L);

    age("10 days");
    get(retention.drop(BASE + DAY, 500));
    assertThat(database.ask("select count(*) from flights")).containsExactly(1L);

    get(retention.drop(BASE + DAY, 7));
    assertThat(database.ask("select count(*) from flights")).containsExactly(0L);
    assertThat(database.ask("select count(*) from callsigns")).containsExactly(0L);
  }

  /** Lets all flights have been so much earlier. */
  private void age(String interval) throws Exception {
    database.run(
        "update flights set first_seen = first_seen - interval '%1$s', last_seen = last_seen - interval '%1$s'"
            .formatted(interval));
    database.run("update callsigns set last_seen = last_seen - interval '%s'".formatted(interval));
  }
}
