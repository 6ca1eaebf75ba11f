package io.skysentinel.bridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.testing.SampleFlights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightQueryTest {
  private final FakeFlights hub = new FakeFlights();

  FlightQueryTest() {
    hub.flights =
        List.of(SampleFlights.newYork(), SampleFlights.frankfurt(), SampleFlights.nowhere());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| 3c6444 a1b2c3 ~00abcd",
        "limit=2 | 3c6444 a1b2c3",
        "bbox=-80,40,-70,45 | a1b2c3",
        // The tile is the same, the box is not.
        "bbox=-72,40,-70,45 |",
        "bbox=-180,-90,180,90 | 3c6444 a1b2c3",
        "bbox=0,0,-70,80 | 3c6444 a1b2c3",
        "callsign=dlh | 3c6444",
        "callsign=X |",
        "on_ground=true | 3c6444",
        "on_ground=0 | a1b2c3 ~00abcd",
        "alt_min=1000 | a1b2c3",
        "alt_max=1000 |",
        "alt_min=1000&alt_max=2000&callsign=UAL | a1b2c3"
      })
  void picks(String query, String expected) throws Exception {
    FlightQuery parsed = FlightQuery.parse(parameters(query == null ? "" : query));

    assertThat(FlightSelection.of(hub.now(), parsed).stream().map(Flight::icao24))
        .containsExactly(expected == null ? new String[0] : expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bbox=1,2,3 | four numbers",
        "bbox=1,2,3,x | bbox: \"x\" is not a number",
        "bbox=1,2,3,NaN | is not a number",
        "bbox=-181,0,0,0 | -180 to 180",
        "bbox=0,10,0,5 | south the smaller",
        "on_ground=yes | true or false",
        "alt_min=high | alt_min: \"high\"",
        "alt_min=5&alt_max=4 | greater than alt_max",
        "limit=0 | whole number",
        "limit=1.5 | whole number",
        "callsign=123456789 | none is longer",
        "altmin=1 | there is no parameter altmin; there are bbox, callsign"
      })
  void saysWhatIsWrong(String query, String words) {
    assertThatThrownBy(() -> FlightQuery.parse(parameters(query)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(words);
  }

  @Test
  void looksOnlyIntoTheTilesOfTheBox() throws Exception {
    assertThat(FlightQuery.parse(parameters("bbox=-79,41,-71,49")).view().names())
        .containsExactly("n40w080");
    assertThat(FlightQuery.ALL.view()).isEqualTo(View.WORLD);
  }

  @Test
  void ofAFlightInTwoShardsTheNewerCounts() {
    Flight old = SampleFlights.newYork();
    Flight young = SampleFlights.later(old, 1);
    hub.flights = List.of(young, old);

    assertThat(FlightSelection.of(hub.now(), FlightQuery.ALL)).containsExactly(young);
    assertThat(FlightSelection.one(hub.now(), "a1b2c3")).isEqualTo(young);
    assertThat(FlightSelection.one(hub.now(), "ffffff")).isNull();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : query.split("&")) {
      if (!part.isEmpty()) {
        String[] sides = part.split("=", 2);
        parameters.put(sides[0], sides[1]);
      }
    }
    return parameters;
  }
}
