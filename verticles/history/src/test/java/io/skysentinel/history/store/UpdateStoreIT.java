package io.skysentinel.history.store;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.ToldBy;
import io.skysentinel.testing.SampleFlights;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpdateStoreIT {
  private static final long NOW = (long) SampleFlights.NOW;
  private static final FlightState KNOWN = SampleFlights.overNewYork().build();
  private static final String ROWS = "select count(*) from flights_history";
  private static final String OFFSETS = "select next_offset from offsets order by part";

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private UpdateStore store;
  private TimeRange rows;

  @BeforeEach
  void begin() throws Exception {
    rows = get(new HourPartitions(database.pool()).make(NOW, 1));
    store = new UpdateStore(database.pool(), "flights.updates", () -> NOW * 1000);
  }

  private Claim claim(int partition) throws Exception {
    return get(store.claim(List.of(partition), "node")).get(0);
  }

  private static UpdateBatch batch(Claim before, long nextOffset, FlightState... updates) {
    return new UpdateBatch(
        List.of(new UpdateBatch.Progress(before, nextOffset)), ToldBy.aTest(updates));
  }

  private static FlightState later(double seconds) {
    FlightStateBuilder later = SampleFlights.overNewYork();
    later.lastContactUnix += seconds;
    later.altitudeM += seconds;
    return later.build();
  }

  @Test
  void whoeverClaimsFirstBeginsAtTheBeginning() throws Exception {
    assertThat(get(store.claim(List.of(7, 3), "node")))
        .containsExactlyInAnyOrder(new Claim(3, 1, Claim.NOTHING), new Claim(7, 1, Claim.NOTHING));
  }

  @Test
  void rowsAndOffsetsAreThereTogether() throws Exception {
    get(store.write(batch(claim(3), 12, KNOWN, later(1), SampleFlights.nowhere().state()), rows));

    assertThat(database.ask(ROWS)).containsExactly(3L);
    assertThat(database.ask(OFFSETS)).containsExactly(12L);
    assertThat(claim(3)).isEqualTo(new Claim(3, 2, 12));
  }

  @Test
  void whatIsKnownComesBackAndWhatIsNotIsNull() throws Exception {
    get(store.write(batch(claim(3), 2, KNOWN, SampleFlights.nowhere().state()), rows));

    String shown =
        "select concat_ws('|', icao24, callsign, lat, lon, altitude_m, geo_altitude_m,"
            + " velocity_mps, heading_deg, vertical_rate_mps, on_ground, squawk, spi, extract(epoch"
            + " from time_position), extract(epoch from last_contact), origin_country, category,"
            + " position_source, registration, aircraft_type, origin, destination, nic, nac_p,"
            + " emergency) from %s order by icao24 collate \"C\"";
    List<Object> expected =
        List.of(
            "a1b2c3|UAL123|40.64|-73.78|1234.5|1260|120.3|271.2|-5.2|f|1200|f|1767323040.000000"
                + "|1767323044.000000|United States|3|0",
            "~00abcd|f|f|1767323044.000000");
    assertThat(database.ask(shown.formatted("flights_current"))).isEqualTo(expected);
    assertThat(database.ask(shown.formatted("flights_history"))).isEqualTo(expected);
  }

  @Test
  void whatWasWrittenIsNotWrittenAgain() throws Exception {
    Claim claim = claim(3);
    UpdateBatch read = batch(claim, 2, KNOWN);
    get(store.write(read, rows));

    assertThatThrownBy(() -> get(store.write(read, rows)))
        .isInstanceOf(ClaimLostException.class)
        .hasMessage("what was to be written of flights.updates stands in the database already");

    assertThat(database.ask(ROWS)).containsExactly(1L);
    get(store.write(batch(read.read().get(0).after(), 3, later(1)), rows));
    assertThat(database.ask(OFFSETS)).containsExactly(3L);
  }

  @Test
  void whoLostAPartitionWritesNothingOfAny() throws Exception {
    Claim lost = claim(3);
    Claim kept = claim(4);
    Claim taken = claim(3);

    UpdateBatch both =
        new UpdateBatch(
            List.of(new UpdateBatch.Progress(lost, 5), new UpdateBatch.Progress(kept, 5)),
            ToldBy.aTest(KNOWN));
    assertThatThrownBy(() -> get(store.write(both, rows)))
        .isInstanceOf(ClaimLostException.class)
        .hasMessage("node node reads partition 3 of flights.updates now, which this one had");

    assertThat(database.ask(ROWS)).containsExactly(0L);
    assertThat(database.ask("select count(*) from flights_current")).containsExactly(0L);
    assertThat(database.ask(OFFSETS)).containsExactly(Claim.NOTHING, Claim.NOTHING);
    get(store.write(batch(taken, 5, KNOWN), rows));
  }

  @Test
  void aDatabaseThatWasPutBackIsNoOtherNode() throws Exception {
    String words =
        "the database knows less of flights.updates than this node has written to it: it is another"
            + " one now, or was put back to an earlier state";
    Claim first = claim(3);
    Claim second = claim(3);
    database.run("update offsets set epoch = %d".formatted(first.epoch()));
    assertThatThrownBy(() -> get(store.write(batch(second, 5, KNOWN), rows)))
        .isInstanceOf(ClaimLostException.class)
        .hasMessage(words);

    database.run("delete from offsets");
    assertThatThrownBy(() -> get(store.write(batch(second, 5, KNOWN), rows))).hasMessage(words);
  }

  @Test
  void ofATopicThatWasMadeAnewNothingIsWritten() throws Exception {
    List<Integer> parts = List.of(3);
    Claim before = get(store.claim(parts, "node", null)).get(0);
    get(store.write(batch(before, 12, KNOWN), rows));
    assertThat(get(store.claim(parts, "node", "first")).get(0).nextOffset()).isEqualTo(12);
    assertThat(get(store.claim(parts, "node", "first")).get(0).nextOffset()).isEqualTo(12);

    Claim anew = get(store.claim(parts, "node", "second")).get(0);

    assertThat(anew).isEqualTo(new Claim(3, 4, Claim.NOTHING));
    get(store.write(batch(anew, 4, later(1)), rows));
    assertThat(get(store.claim(parts, "node", null)).get(0).nextOffset()).isEqualTo(4);
    assertThat(get(store.claim(parts, "node", "second")).get(0).nextOffset()).isEqualTo(4);
  }

  @Test
  void anOlderUpdateIsKeptButIsNotWhatIsKnownNow() throws Exception {
    String altitude = "select altitude_m::float8 from flights_current";
    Claim claim = claim(3);
    get(store.write(batch(claim, 1, later(10), later(5)), rows));
    assertThat(database.ask(altitude)).containsExactly(1244.5);

    get(store.write(batch(claim.upTo(1), 2, later(7)), rows));
    assertThat(database.ask(altitude)).containsExactly(1244.5);
    assertThat(database.ask(ROWS)).containsExactly(3L);

    get(store.write(batch(claim.upTo(2), 3, later(20)), rows));
    assertThat(database.ask(altitude)).containsExactly(1254.5);
  }

  @Test
  void timesWithoutAPartitionHaveNoRow() throws Exception {
    FlightState past = later(-100_000);
    FlightState never = later(1e300);

    get(store.write(batch(claim(3), 3, past, never, later(1e6)), rows));

    assertThat(database.ask(ROWS)).containsExactly(0L);
    assertThat(database.ask("select count(*) from flights_current")).containsExactly(1L);
    assertThat(database.ask(OFFSETS)).containsExactly(3L);
  }

  @Test
  void whatADatabaseCannotHoldKeepsNothingElseFromIt() throws Exception {
    FlightStateBuilder odd = SampleFlights.overNewYork();
    odd.callsign = "UA\0L";
    odd.timePositionUnix = -1e300;
    odd.altitudeM = 1e300;
    odd.category = Integer.MAX_VALUE;

    get(store.write(batch(claim(3), 3, odd.build()), rows));

    assertThat(database.ask("select callsign from flights_history")).containsExactly("UAL");
    assertThat(database.ask("select category from flights_history"))
        .containsExactly(Integer.MAX_VALUE);
    assertThat(database.ask("select time_position is null from flights_history"))
        .containsExactly(true);
  }

  @Test
  void aBatchOfNothingMovesOn() throws Exception {
    get(store.write(batch(claim(3), 9), rows));

    assertThat(database.ask(OFFSETS)).containsExactly(9L);
  }
}
