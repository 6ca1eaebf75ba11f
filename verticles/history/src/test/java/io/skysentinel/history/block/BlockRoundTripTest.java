package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.BASE;
import static io.skysentinel.history.block.MadeUpdates.OPENSKY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRoundTripTest {

  @Property(tries = 300)
  void whatAnEnvelopeCanCarryComesBack(@ForAll long seed) throws BadBlockException {
    comesBack(MadeUpdates.any(seed));
  }

  @Property(tries = 100)
  void whatFeedsTellComesBack(@ForAll long seed) throws BadBlockException {
    List<Told> updates = MadeUpdates.likely(seed);
    Collections.shuffle(updates, new Random(seed));
    comesBack(updates);
  }

  @Test
  void simulatedTrafficComesBack() throws BadBlockException {
    comesBack(MadeUpdates.simulated(50, new BoundingBox(40, 60, -10, 20), true, 900));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        0.001,
        -62_135_596_800.0,
        253_402_300_799.0,
        1e15,
        1e300,
        4.9e-324,
        -1.5e9,
        1767323044.123456,
        1767323044.1234567,
        Double.MAX_VALUE
      })
  void anyTimeComesBack(double unix) throws BadBlockException {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.lastContactUnix = unix;
    state.timePositionUnix = -unix;
    Told odd = new Told(OPENSKY, state.build());
    Told usual = new Told(OPENSKY, SampleFlights.overNewYork().build());
    comesBack(List.of(usual, odd, usual, odd));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "A1B2C3", "a1b2c", "a1b2c3d", "~a1b2c3d", "türkiye"})
  void anyAddressComesBack(String icao24) throws BadBlockException {
    textComesBack(icao24);
  }

  @Test
  void halfASurrogatePairComesBack() throws BadBlockException {
    textComesBack("a\ud800");
  }

  private static void textComesBack(String icao24) throws BadBlockException {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.icao24 = icao24;
    state.callsign = icao24;
    Told usual = new Told(OPENSKY, SampleFlights.state("~ffffff"));
    comesBack(List.of(usual, new Told(OPENSKY, state.build()), usual));
  }

  @Test
  void positionsComeBackAtTheDateLineAndThePoles() throws BadBlockException {
    double[] lats = {90, -90, 89.9999, 0, -0.0, 1e-7, 47.123456789012345};
    double[] lons = {180, -180, 179.9999, -179.9999, 0, -0.0, 8.123456789012345};
    List<Told> updates = new ArrayList<>();
    FlightStateBuilder state = SampleFlights.overNewYork();
    for (double lat : lats) {
      for (double lon : lons) {
        state.lat = lat;
        state.lon = lon;
        state.lastContactUnix++;
        state.timePositionUnix++;
        updates.add(new Told(OPENSKY, state.build()));
      }
    }
    comesBack(updates);
  }

  @Test
  void halfAPositionComesBack() throws BadBlockException {
    FlightStateBuilder state = SampleFlights.overNewYork();
    Told whole = new Told(OPENSKY, state.build());
    state.lat = Double.NaN;
    comesBack(List.of(whole, new Told(OPENSKY, state.build()), whole));
  }

  @Test
  void theHeaderTellsCountAndTimes() throws BadBlockException {
    List<Told> updates = MadeUpdates.likely(1);
    double[] times = updates.stream().mapToDouble(told -> told.state().lastContactUnix()).toArray();
    Arrays.sort(times);
    BlockHeader header = BlockHeader.read(BlockWriter.write(BASE, updates));
    assertThat(header.rows()).isEqualTo(updates.size());
    assertThat(header.firstUnix()).isEqualTo(times[0]);
    assertThat(header.lastUnix()).isEqualTo(times[times.length - 1]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anUpdateHeardAtNoTimeIsRefused(double unix) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.lastContactUnix = unix;
    List<Told> updates = List.of(new Told(OPENSKY, state.build()));
    assertThatThrownBy(() -> BlockWriter.write(BASE, updates))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a1b2c3 was heard at no time");
  }

  @Test
  void aBlockOfNothingIsRefused() {
    assertThatThrownBy(() -> BlockWriter.write(BASE, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a block of 0 updates");
  }

  /** In the order of rows: those of one aircraft and moment as they came. */
  private static void comesBack(List<Told> updates) throws BadBlockException {
    List<Told> expected = new ArrayList<>(updates);
    expected.sort(BlockWriter.ORDER);
    byte[] block = BlockWriter.write(BASE, updates);
    assertThat(BlockReader.open(block).updates(Selection.ALL)).isEqualTo(expected);
  }
}
