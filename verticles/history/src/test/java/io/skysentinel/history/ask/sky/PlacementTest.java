package io.skysentinel.history.ask.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.history.read.Sighting;
import io.skysentinel.testing.SampleFlights;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final double T = 1_767_323_100;

  @Test
  void liesOnTheWayToTheNextPlace() {
    FlightState next =
        state(
            T + 10,
            builder -> {
              builder.lon = 20.02;
              builder.altitudeM = 2_000;
              builder.headingDeg = 10;
            });
    Placement placed = place(state(T, builder -> {}), next, T + 5);

    FlightState state = placed.flight().state();
    assertThat(placed.moved()).isTrue();
    assertThat(state.lon()).isCloseTo(20.01, within(1e-5));
    assertThat(state.lat()).isCloseTo(10, within(1e-5));
    assertThat(state.altitudeM()).isEqualTo(1_500);
    assertThat(state.headingDeg()).isEqualTo(0);
    assertThat(state.timePositionUnix()).isEqualTo(T + 5);
    assertThat(state.lastContactUnix()).isEqualTo(T);
    assertThat(placed.flight().feed()).isEqualTo("roof");
  }

  @Test
  void goesTheShortWayOverTheDateLine() {
    FlightState a = state(T, builder -> builder.lon = 179.99);
    FlightState b = state(T + 10, builder -> builder.lon = -179.99);

    FlightState state = place(a, b, T + 7.5).flight().state();

    assertThat(state.lon()).isCloseTo(-179.995, within(1e-5));
  }

  @Test
  void whoIsNotHeardAgainStaysAndIsNotFlagged() {
    FlightState last = state(T, builder -> {});
    Placement placed = Placement.of(new Sighting(told(last), null), T + 30);

    assertThat(placed.moved()).isFalse();
    assertThat(placed.flight().state()).isEqualTo(last);
  }

  @Test
  void whoHasNoPlaceStays() {
    FlightState last = state(T, builder -> {});
    FlightState next =
        state(
            T + 10,
            builder -> {
              builder.lat = Double.NaN;
              builder.lon = Double.NaN;
            });

    assertThat(place(last, next, T + 5).flight().state()).isEqualTo(last);
    assertThat(place(next, last, T + 5).moved()).isFalse();
  }

  @Test
  void noAircraftIsMovedThatNothingCouldHaveMoved() {
    FlightState last = state(T, builder -> {});
    FlightState elsewhere = state(T + 10, builder -> builder.lon = 60);

    assertThat(place(last, elsewhere, T + 5).flight().state()).isEqualTo(last);
  }

  @Test
  void aPlaceThatIsOlderThanTheLastMovesNothing() {
    FlightState last = state(T, builder -> {});
    FlightState late =
        state(
            T + 10,
            builder -> {
              builder.lon = 20.01;
              builder.timePositionUnix = T - 5;
            });

    assertThat(place(last, late, T + 5).moved()).isFalse();
  }

  @Test
  void beyondTheNextPlaceNothingIsGuessed() {
    FlightState last = state(T, builder -> {});
    FlightState next =
        state(
            T + 10,
            builder -> {
              builder.lon = 20.01;
              builder.timePositionUnix = T + 4;
            });

    assertThat(place(last, next, T + 8).flight().state().lon()).isCloseTo(20.01, within(1e-6));
  }

  @Property
  void isNeverFartherThanTheWholeWay(
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = 0, max = 360) double heading,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    FlightState a =
        state(
            T,
            builder -> {
              builder.lat = lat;
              builder.lon = lon;
            });
    var end = Sphere.destination(Vec3.ofDegrees(lat, lon), heading, 2_500);
    FlightState b =
        state(
            T + 10,
            builder -> {
              builder.lat = end.latDeg();
              builder.lon = end.lonDeg();
            });

    FlightState state = place(a, b, T + 10 * part).flight().state();

    assertThat(Sphere.distanceM(lat, lon, state.lat(), state.lon()))
        .isCloseTo(2_500 * part, within(1.0));
    assertThat(Sphere.distanceM(end.latDeg(), end.lonDeg(), state.lat(), state.lon()))
        .isCloseTo(2_500 * (1 - part), within(1.0));
  }

  private static Placement place(FlightState last, FlightState next, double t) {
    return Placement.of(new Sighting(told(last), told(next)), t);
  }

  private static FlightState state(double t, Consumer<FlightStateBuilder> change) {
    FlightStateBuilder builder = SampleFlights.overNewYork();
    builder.lat = 10;
    builder.lon = 20;
    builder.altitudeM = 1_000;
    builder.headingDeg = 350;
    builder.lastContactUnix = t;
    builder.timePositionUnix = t;
    change.accept(builder);
    return builder.build();
  }

  private static Told told(FlightState state) {
    return new Told(MadePast.SOURCE, state);
  }
}
