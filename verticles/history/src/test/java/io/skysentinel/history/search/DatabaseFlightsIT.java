package io.skysentinel.history.search;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.search.FlightRowsMade.T;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.ask.search.SearchQuery;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseFlightsIT {
  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private Flights flights;
  private FlightRowsMade rows;

  @BeforeEach
  void begin() {
    flights = new DatabaseFlights(database.vertx(), database.pool(), 2, Duration.ofSeconds(20));
    rows = new FlightRowsMade(database);
  }

  private FlightPage search(String... query) throws Exception {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query) {
      int equals = parameter.indexOf('=');
      parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return get(flights.search(SearchQuery.parse(parameters)));
  }

  private List<String> found(String... query) throws Exception {
    return search(query).flights().stream().map(FoundFlight::callsign).toList();
  }

  @Test
  void theNewestComeFirst() throws Exception {
    rows.ended("a00001", "OLD1", 0);
    rows.ended("a00002", "NEW1", 500);
    rows.inTheAir("a00003", "NOW1", 700);

    assertThat(found()).containsExactly("NOW1", "NEW1", "OLD1");
    FoundFlight newest = search("limit=1").flights().get(0);
    assertThat(newest.firstSeen()).isEqualTo(T + 700);
    assertThat(newest.lastSeen()).isEqualTo(T + 4_300);
    assertThat(newest.squawks()).isEmpty();
    assertThat(newest.lat()).isNull();
  }

  @Test
  void aTextIsABeginningOfACallsignOrAnAddressOrARegistration() throws Exception {
    rows.ended("a00001", "SWR12", 0);
    rows.ended("a00002", "SWR123", 100);
    rows.ended("a00003", "DLH9", 200, "registration, squawks, cells", "'D-AIBC', '{}', '{}'");
    rows.ended("a00004", "X_R12", 300);

    assertThat(found("q=swr")).containsExactly("SWR123", "SWR12");
    assertThat(found("q=A00003")).containsExactly("DLH9");
    assertThat(found("q=d-aibc")).containsExactly("DLH9");
    assertThat(found("q=ZZ")).isEmpty();
  }

  @Test
  void whatIsNearlyTheSameComesBehindWhatIs() throws Exception {
    rows.ended("a00001", "SWR21", 900);
    rows.ended("a00002", "SWR12", 100);
    rows.ended("a00003", "SWR12K", 50);
    rows.ended("a00004", "BAW999", 200);

    assertThat(found("q=SWR12")).containsExactly("SWR12", "SWR12K", "SWR21");
    FlightPage two = search("q=SWR12", "limit=2");
    assertThat(two.flights()).extracting(FoundFlight::callsign).containsExactly("SWR12", "SWR12K");
    assertThat(found("q=SWR12", "limit=2", "after=" + two.next().token())).containsExactly("SWR21");
  }

  @Test
  void pagesGoOnWhateverIsAddedMeanwhile() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      rows.ended("a00001", "SWR" + i, i / 3);
      expected.add(0, "SWR" + i);
    }
    List<String> told = new ArrayList<>();
    FlightPage page = search("limit=7");
    while (page.next() != null) {
      page.flights().forEach(flight -> told.add(flight.callsign()));
      rows.ended("a00009", "NEW" + told.size(), 9_999);
      page = search("limit=7", "after=" + page.next().token());
    }
    page.flights().forEach(flight -> told.add(flight.callsign()));

    assertThat(told).isEqualTo(expected);
  }

  @Test
  void flightsAreFoundByWhatIsKnownOfThem() throws Exception {
    String columns =
        "country, aircraft_type, origin, destination, squawks, cells, altitude_min_m, altitude_max_m";
    rows.ended(
        "a00001",
        "ONE",
        0,
        columns,
        "'Switzerland', 'A320', 'LSZH', 'EGLL', '{1000,7700}', '{}', 100, 11000");
    rows.ended(
        "a00002",
        "TWO",
        100,
        columns,
        "'Germany', 'A320', 'EDDF', 'LSZH', '{1000}', '{}', 9000, 12000");
    rows.ended("a00003", "SIX", 200);

    assertThat(found("country=switzerland")).containsExactly("ONE");
    assertThat(found("type=a320")).containsExactly("TWO", "ONE");
    assertThat(found("type=A320", "squawk=7700")).containsExactly("ONE");
    assertThat(found("airport=lszh")).containsExactly("TWO", "ONE");
    assertThat(found("airport=EGLL")).containsExactly("ONE");
    assertThat(found("alt_min=11500")).containsExactly("TWO");
    assertThat(found("alt_max=500")).containsExactly("ONE");
    assertThat(found("q=ON", "country=Germany")).isEmpty();
  }

  @Test
  void flightsAreFoundByWhenTheyWere() throws Exception {
    rows.ended("a00001", "ONE", 0);
    rows.ended("a00002", "TWO", 10_000);

    assertThat(found("from=" + (T + 3_000), "to=" + (T + 4_000))).containsExactly("ONE");
    assertThat(found("from=" + (T + 4_000))).containsExactly("TWO");
    assertThat(found("to=" + (T + 9_000))).containsExactly("ONE");
    assertThat(found("from=" + (T + 4_000), "to=" + (T + 9_000))).isEmpty();
  }

  @Test
  void manyAreLookedThroughInSeveralStatements() throws Exception {
    rows.ended("a00001", "FAR1", 0, "altitude_max_m, squawks, cells", "15000, '{7700}', '{}'");
    database.run(
        "insert into flights (icao24, callsign, first_seen, last_seen, air_from, air_to, ended,"
            + " updates, state, path, squawks, cells) select 'b00000', 'SWR' || i, to_timestamp(t),"
            + " to_timestamp(t), to_timestamp(t), to_timestamp(t), true, 1, '', '\\x0100', '{1000}', '{}'"
            + " from (select i, %d + i as t from generate_series(1, 50000) i) made".formatted(T));

    assertThat(found("alt_min=14000")).containsExactly("FAR1");
    assertThat(found("squawk=7700")).containsExactly("FAR1");
    assertThat(found("q=FAR1")).containsExactly("FAR1");
    assertThat(found("q=SWR1")).hasSize(50).startsWith("SWR19999");
    assertThat(found("bbox=7,46,9,47", "type=A320", "alt_min=1", "q=SWR")).isEmpty();
    assertThat(found("bbox=-180,-90,180,90")).isEmpty();
    assertThat(found("bbox=-100,-50,100,50", "country=Germany")).isEmpty();
  }

  @Test
  void whoIsInTheAirAndNewIsFoundOnce() throws Exception {
    String current =
        "insert into flights_current (icao24, callsign, lat, lon, altitude_m, on_ground, spi,"
            + " last_contact) values ('%s', '%s', %s, 8, 3000, %s, false, to_timestamp(%d))";
    database.run(
        "insert into closed_buckets (bucket, n, aircraft, t_min, t_max) values (%d, 1, 1, 0, 0)"
            .formatted(T));
    rows.inTheAir("a00001", "SWR12", -3_500);
    database.run(current.formatted("a00001", "SWR12", 47.5, false, T + 400));
    database.run(current.formatted("a00002", "SWR34 ", 46.5, false, T + 410));
    database.run(current.formatted("a00003", "SWR56", 46.5, true, T + 420));
    database.run(current.formatted("a00004", "OLD78", 46.5, false, T - 10));

    assertThat(found()).containsExactly("SWR34", "SWR12");
    assertThat(found("q=SWR34")).contains("SWR34");
    assertThat(found("bbox=7,46,9,47")).containsExactly("SWR34");
    assertThat(found("alt_min=3001")).isEmpty();
    assertThat(found("from=" + (T + 405))).containsExactly("SWR34");
    FoundFlight known = search("q=A00001").flights().get(0);
    assertThat(known.lastSeen()).isEqualTo(T + 400);
    assertThat(known.lat()).isEqualTo(47.5);
    FlightPage one = search("limit=1");
    assertThat(found("limit=1", "after=" + one.next().token())).containsExactly("SWR12");
  }

  @Test
  void aQuestionThatTakesTooLongEnds() throws Exception {
    Flights hasty =
        new DatabaseFlights(database.vertx(), database.pool(), 2, Duration.ofMillis(20));
    SqlConnection other = get(database.pool().getConnection());
    get(other.query("begin; lock table flights in access exclusive mode").execute());

    assertThatThrownBy(() -> get(hasty.search(FlightSearch.all(5))))
        .hasMessageContaining("statement timeout");

    get(other.query("rollback").execute());
    get(other.close());
  }
}
