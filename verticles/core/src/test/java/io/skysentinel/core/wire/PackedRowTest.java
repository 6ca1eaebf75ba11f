package io.skysentinel.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.testing.ArbitraryFlights;
import io.skysentinel.testing.SampleFlights;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackedRowTest {

  @Property(tries = 3000)
  void rowsOneAfterTheOtherGiveTheQuantizedFlight(@ForAll long seed) throws Exception {
    ArbitraryFlights flights = new ArbitraryFlights(new Random(seed));
    Flight flight = flights.flight(flights.address());
    QuantizedFlight held = null;
    for (int step = 0; step < 5; step++) {
      QuantizedFlight next = QuantizedFlight.of(flight);
      byte[] row = row(70_000, held, next);

      PackedRow.Read read = read(row, held);

      assertThat(read.id()).isEqualTo(70_000);
      assertThat(read.flight().flight()).isEqualTo(next.flight());
      held = read.flight();
      flight = flights.next(flight);
    }
  }

  @Property
  void quantizingAgainChangesNothing(@ForAll long seed) {
    ArbitraryFlights flights = new ArbitraryFlights(new Random(seed));
    FlightState once = QuantizedFlight.of(flights.flight(flights.address())).flight().state();
    assertThat(QuantizedFlight.of(new Flight(once, "")).flight().state()).isEqualTo(once);
  }

  @Test
  void whatIsShownIsNearWhatWasHeard() {
    FlightStateBuilder state = known();
    FlightState shown = QuantizedFlight.of(new Flight(state.build(), "sim")).flight().state();
    assertThat(shown.lat()).isEqualTo(40.64123);
    assertThat(shown.lon()).isEqualTo(-73.77812);
    assertThat(shown.altitudeM()).isCloseTo(state.altitudeM, within(0.051));
    assertThat(shown.geoAltitudeM()).isCloseTo(state.geoAltitudeM, within(0.051));
    assertThat(shown.velocityMps()).isCloseTo(state.velocityMps, within(0.051));
    assertThat(shown.headingDeg()).isCloseTo(state.headingDeg, within(0.051));
    assertThat(shown.verticalRateMps()).isCloseTo(state.verticalRateMps, within(0.051));
    assertThat(shown.lastContactUnix()).isEqualTo(1_767_323_044.5);
    assertThat(shown.timePositionUnix()).isEqualTo(1_767_323_043.25);
  }

  @Test
  void unknownIsNeitherZeroNorUnchanged() throws Exception {
    FlightStateBuilder state = known();
    QuantizedFlight before = quantized(state);
    state.altitudeM = Double.NaN;
    state.lat = Double.NaN;
    state.lon = Double.NaN;
    state.callsign = null;
    state.category = FlightState.UNKNOWN;
    QuantizedFlight after = quantized(state);

    FlightState shown = read(row(1, before, after), before).flight().flight().state();

    assertThat(shown.altitudeM()).isNaN();
    assertThat(shown.geoAltitudeM()).isEqualTo(1260);
    assertThat(shown.hasPosition()).isFalse();
    assertThat(shown.callsign()).isNull();
    assertThat(shown.category()).isEqualTo(FlightState.UNKNOWN);
    assertThat(shown.velocityMps()).isEqualTo(120.3);
  }

  @Test
  void whatBecomesKnownAsZeroIsZero() throws Exception {
    FlightStateBuilder state = known();
    state.altitudeM = Double.NaN;
    QuantizedFlight before = quantized(state);
    state.altitudeM = 0;
    FlightState shown = read(row(1, before, quantized(state)), before).flight().flight().state();
    assertThat(shown.altitudeM()).isZero();
    assertThat(shown.geoAltitudeM()).isEqualTo(1260);
  }

  @Test
  void anAircraftThatFliesOnCostsThirteenBytes() {
    FlightStateBuilder state = known();
    QuantizedFlight before = quantized(state);
    state.lat += 0.0021;
    state.lon += 0.0009;
    state.altitudeM += 7.62;
    state.geoAltitudeM += 7.62;
    state.velocityMps += 0.4;
    state.headingDeg += 0.3;
    state.timePositionUnix += 1;
    state.lastContactUnix += 1;
    // One each: bitmap, speed, heading. Two each: id, time, latitude, longitude, altitude.
    assertThat(row(1999, before, quantized(state))).hasSize(13);
  }

  @Test
  void aChangeOfAnAircraftThatNobodyHoldsIsRefused() {
    QuantizedFlight before = quantized(known());
    byte[] row = row(7, before, before);
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> read(row, null))
        .withMessage("a row changes aircraft 7, which is not known");
  }

  @Property(tries = 20_000)
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll boolean isHeld) {
    QuantizedFlight held = isHeld ? quantized(known()) : null;
    ByteReader in = new ByteReader(bytes, 0, bytes.length);
    try {
      while (in.hasMore()) {
        PackedRow.Read read = PackedRow.read(in, id -> held);
        assertThat(read.flight().flight().icao24()).isNotEmpty();
      }
    } catch (InvalidMessageException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Property(tries = 5000)
  void aRowThatIsCutOffIsRefused(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] row = row(3, null, QuantizedFlight.of(new ArbitraryFlights(random).flight("abc123")));
    int end = random.nextInt(row.length);
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> PackedRow.read(new ByteReader(row, 0, end), id -> null));
  }

  private static byte[] row(int id, @Nullable QuantizedFlight before, QuantizedFlight after) {
    Slices.Builder out = new Slices.Builder(1, 64);
    PackedRow.write(id, before, after, out);
    out.cut();
    return out.build().bytes();
  }

  private static PackedRow.Read read(byte[] row, @Nullable QuantizedFlight held)
      throws InvalidMessageException {
    ByteReader in = new ByteReader(row, 0, row.length);
    PackedRow.Read read = PackedRow.read(in, id -> held);
    assertThat(in.hasMore()).isFalse();
    return read;
  }

  private static QuantizedFlight quantized(FlightStateBuilder state) {
    return QuantizedFlight.of(new Flight(state.build(), "sim"));
  }

  private static FlightStateBuilder known() {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.lat = 40.641231;
    state.lon = -73.778119;
    state.altitudeM = 1234.56;
    state.headingDeg = 271.23;
    state.timePositionUnix = 1_767_323_043.25;
    state.lastContactUnix = 1_767_323_044.5;
    return state;
  }
}
