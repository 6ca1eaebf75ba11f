package io.skysentinel.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.RejectReason;
import java.util.function.ObjDoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateChecksTest {

  @Test
  void acceptsAnAircraftOfWhichOnlyTheLastContactIsKnown() throws Exception {
    FlightStateBuilder state = valid();
    StateChecks.check(state);
    assertThat(state.build().hasPosition()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "lat, 90, 90.001",
    "lat, -90, -90.001",
    "lon, 180, 180.001",
    "lon, -180, -180.001",
    "altitude, -2000, -2000.1",
    "altitude, 100000, 100000.1",
    "geoAltitude, -2000, -2000.1",
    "geoAltitude, 100000, 100000.1",
    "velocity, 0, -0.1",
    "velocity, 2000, 2000.1",
    "heading, 0, -180.1",
    "heading, 359.99, 360.1",
    "verticalRate, 500, 500.1",
    "verticalRate, -500, -500.1"
  })
  void knowsTheLimitOfEachNumber(String field, double inside, double outside) throws Exception {
    StateChecks.check(with(field, inside));
    assertThat(reasonFor(with(field, outside))).isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(reasonFor(with(field, Double.POSITIVE_INFINITY))).isEqualTo(RejectReason.NOT_FINITE);
    assertThat(reasonFor(with(field, Double.NEGATIVE_INFINITY))).isEqualTo(RejectReason.NOT_FINITE);
  }

  @Test
  void countsHeadingsBelowZeroFromNorthToo() throws Exception {
    FlightStateBuilder state = with("heading", -90);
    StateChecks.check(state);
    assertThat(state.headingDeg).isEqualTo(270);
  }

  @Test
  void takesHeading360ForNorth() throws Exception {
    FlightStateBuilder state = with("heading", 360);
    StateChecks.check(state);
    assertThat(state.headingDeg).isZero();
  }

  @Test
  void rejectsHalfAPosition() {
    FlightStateBuilder state = valid();
    state.lon = 8.5;
    assertThat(reasonFor(state)).isEqualTo(RejectReason.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, 946684799, 4102444801.0, 1767323044000.0})
  void rejectsTimesThatCannotBe(double time) {
    FlightStateBuilder state = valid();
    state.lastContactUnix = time;
    assertThat(reasonFor(state)).isEqualTo(RejectReason.BAD_TIME);
  }

  @Test
  void rejectsAPositionTimeThatCannotBe() {
    FlightStateBuilder state = valid();
    state.timePositionUnix = 12;
    assertThat(reasonFor(state)).isEqualTo(RejectReason.BAD_TIME);
    state.timePositionUnix = Double.POSITIVE_INFINITY;
    assertThat(reasonFor(state)).isEqualTo(RejectReason.NOT_FINITE);
  }

  @Test
  void forgetsNumbersThatTheContractDoesNotDefine() throws Exception {
    FlightStateBuilder state = valid();
    state.category = 21;
    state.nic = 12;
    state.nacP = -3;
    state.positionSource = 4;
    StateChecks.check(state);
    assertThat(state.category).isEqualTo(FlightState.UNKNOWN);
    assertThat(state.nic).isEqualTo(FlightState.UNKNOWN);
    assertThat(state.nacP).isEqualTo(FlightState.UNKNOWN);
    assertThat(state.positionSource).isEqualTo(FlightState.UNKNOWN);
    state.category = 20;
    state.positionSource = 3;
    StateChecks.check(state);
    assertThat(state.category).isEqualTo(20);
    assertThat(state.positionSource).isEqualTo(3);
  }

  @Test
  void lowersAndTrimsAddresses() throws Exception {
    assertThat(StateChecks.anyAddress(" A1B2C3\t")).isEqualTo("a1b2c3");
    assertThat(StateChecks.anyAddress("4CA2d6")).isEqualTo("4ca2d6");
    assertThat(StateChecks.anyAddress("~2A03CB")).isEqualTo("~2a03cb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a1b2c", "a1b2c33", "a1b2cg", "a1 2c3", "ａ1b2c3", "~", "~a1b2c", "~~a1b2c", "~a1b2cz"
      })
  void rejectsWhatIsNoAddress(String raw) {
    InvalidValueException problem =
        catchThrowableOfType(InvalidValueException.class, () -> StateChecks.anyAddress(raw));
    assertThat(problem.reason()).isEqualTo(RejectReason.BAD_ADDRESS);
  }

  @Test
  void trimsCallsigns() throws Exception {
    assertThat(StateChecks.callsign("UAL123  ")).isEqualTo("UAL123");
    assertThat(StateChecks.callsign("12345678")).isEqualTo("12345678");
    assertThat(StateChecks.callsign("        ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789", "UA\u0000L1", "ÜBER1", "A\u007f", "\ud800"})
  void rejectsWhatNoTransponderSends(String raw) {
    InvalidValueException problem =
        catchThrowableOfType(InvalidValueException.class, () -> StateChecks.callsign(raw));
    assertThat(problem.reason()).isEqualTo(RejectReason.WRONG_TYPE);
    assertThat(problem.getMessage()).doesNotContain("\u0000", "\u007f", "\ud800");
  }

  @Test
  void acceptsSquawksOfFourOctalDigits() throws Exception {
    assertThat(StateChecks.squawk("7700")).isEqualTo("7700");
    assertThat(StateChecks.squawk(" 0000 ")).isEqualTo("0000");
    assertThat(StateChecks.squawk("")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"770", "77000", "7780", "77a0"})
  void rejectsOtherSquawks(String raw) {
    InvalidValueException problem =
        catchThrowableOfType(InvalidValueException.class, () -> StateChecks.squawk(raw));
    assertThat(problem.reason()).isEqualTo(RejectReason.WRONG_TYPE);
  }

  @Test
  void takesNamesAsPeopleWriteThem() throws Exception {
    assertThat(StateChecks.label("origin_country", " Türkiye ")).isEqualTo("Türkiye");
    assertThat(StateChecks.label("origin_country", "x".repeat(64))).hasSize(64);
    assertThat(StateChecks.label("origin_country", " ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\nb",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void rejectsWhatIsNoName(String raw) {
    InvalidValueException problem =
        catchThrowableOfType(
            InvalidValueException.class, () -> StateChecks.label("origin_country", raw));
    assertThat(problem.reason()).isEqualTo(RejectReason.WRONG_TYPE);
    assertThat(problem).hasMessageStartingWith("origin_country");
  }

  private static FlightStateBuilder valid() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "a1b2c3";
    state.lastContactUnix = 1767323044;
    return state;
  }

  private static FlightStateBuilder with(String field, double value) {
    FlightStateBuilder state = valid();
    state.lat = 40;
    state.lon = -73;
    ObjDoubleConsumer<FlightStateBuilder> setter =
        switch (field) {
          case "lat" -> (s, v) -> s.lat = v;
          case "lon" -> (s, v) -> s.lon = v;
          case "altitude" -> (s, v) -> s.altitudeM = v;
          case "geoAltitude" -> (s, v) -> s.geoAltitudeM = v;
          case "velocity" -> (s, v) -> s.velocityMps = v;
          case "heading" -> (s, v) -> s.headingDeg = v;
          case "verticalRate" -> (s, v) -> s.verticalRateMps = v;
          default -> throw new IllegalArgumentException(field);
        };
    setter.accept(state, value);
    return state;
  }

  private static RejectReason reasonFor(FlightStateBuilder state) {
    InvalidValueException problem =
        catchThrowableOfType(InvalidValueException.class, () -> StateChecks.check(state));
    assertThat(problem).isNotNull();
    return problem.reason();
  }
}
