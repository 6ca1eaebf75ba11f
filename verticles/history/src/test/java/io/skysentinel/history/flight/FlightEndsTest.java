package io.skysentinel.history.flight;

import static io.skysentinel.history.flight.MadeFlown.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlightEndsTest {
  private final FlightEnds ends = FlightEnds.ofTheWorld();

  private static Flight flight(double firstM, double lastM, String destination) {
    AirTime time =
        FlightCutter.cut(
                List.of(
                    at(
                        0,
                        state -> {
                          // Off the end of a runway of Zurich, which lies 432 m high.
                          state.lat = 47.48;
                          state.lon = 8.54;
                          state.altitudeM = firstM;
                          state.geoAltitudeM = Double.NaN;
                        }),
                    at(
                        600,
                        state -> {
                          // On the approach to Geneva, 12 km away.
                          state.lat = 46.31;
                          state.lon = 6.23;
                          state.altitudeM = lastM;
                          state.destination = destination;
                        })))
            .get(0);
    return FlightsOfAirTime.of(time).get(0);
  }

  @Test
  void aFlightComesFromWhereItWasLowAndNear() {
    assertThat(ends.origin(flight(500, 1_000, null))).isEqualTo("LSZH");
    assertThat(ends.destination(flight(500, 1_000, null))).isEqualTo("LSGG");
  }

  @Test
  void highAboveAnAirportNobodyKnows() {
    assertThat(ends.origin(flight(3_000, 1_000, null))).isNull();
    assertThat(ends.origin(flight(10_000, 1_000, null))).isNull();
    assertThat(ends.origin(flight(Double.NaN, 1_000, null))).isNull();
  }

  @Test
  void lowAndFarAwayNobodyKnows() {
    assertThat(ends.destination(flight(500, 500, null))).isNull();
  }

  @Test
  void whatAFeedTellsIsBelieved() {
    assertThat(ends.destination(flight(500, 1_000, "LFLL"))).isEqualTo("LFLL");
  }
}
