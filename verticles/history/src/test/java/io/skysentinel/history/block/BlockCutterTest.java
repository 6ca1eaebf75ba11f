package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.OPENSKY;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.history.block.BlockCutter.SkyKey;
import io.skysentinel.history.block.BlockCutter.TrackKey;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockCutterTest {

  @ParameterizedTest
  @CsvSource({
    "1767323100, 40.64, -73.78, 1767323100, n40w080",
    "1767323399.999, 40.64, -73.78, 1767323100, n40w080",
    "1767323400, 50, 0, 1767323400, n50e000",
    "-0.5, -90, -180, -300, s90w180",
    "0, 90, 180, 0, n80w180",
    "1e300, 0, 0, 999999999999900, n00e000",
    "-1e300, 0, 0, -1000000000000200, n00e000",
  })
  void anUpdateGoesIntoItsFiveMinutesAndTile(
      double unix, double lat, double lon, long from, String tile) {
    Told update = update("a1b2c3", unix, lat, lon);
    assertThat(BlockCutter.bySky(List.of(update)))
        .isEqualTo(Map.of(new SkyKey(from, Tiles.parse(tile)), List.of(update)));
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "91, 0", "-1e300, 0", "0, 180.5", "0, -1e300", "NaN, 5"})
  void whatIsNowhereOnEarthIsInNoTile(double lat, double lon) {
    FlightState state = update("a1b2c3", 0, lat, lon).state();
    assertThat(BlockCutter.tileOf(state)).isEqualTo(Frame.NO_TILE);
  }

  @Test
  void anUpdateGoesIntoTheHourOfItsAircraft() {
    Told first = update("a1b2c3", 7199.5, 0, 0);
    Told second = update("a1b2c3", 7200, 0, 0);
    Told third = update("~1b2c3d", 7200, 0, 0);
    Told fourth = update("a1b2c3", 3600, 0, 0);
    assertThat(BlockCutter.byTrack(List.of(first, second, third, fourth)))
        .isEqualTo(
            Map.of(
                new TrackKey("a1b2c3", 3600), List.of(first, fourth),
                new TrackKey("a1b2c3", 7200), List.of(second),
                new TrackKey("~1b2c3d", 7200), List.of(third)));
  }

  @Test
  void nothingIsLostOrDoubled() {
    List<Told> updates = MadeUpdates.any(11);
    List<Told> sky = new ArrayList<>();
    BlockCutter.bySky(updates).values().forEach(sky::addAll);
    assertThat(sky).containsExactlyInAnyOrderElementsOf(updates);
    List<Told> tracks = new ArrayList<>();
    BlockCutter.byTrack(updates).values().forEach(tracks::addAll);
    assertThat(tracks).containsExactlyInAnyOrderElementsOf(updates);
  }

  @Test
  void aKeyFrameIsTheNewestOfTheMinuteBefore() {
    Told old = update("000001", 239.9, 0, 0);
    Told first = update("000002", 240, 0, 0);
    Told older = update("000003", 250, 0, 0);
    Told newer = update("000003", 299.9, 0, 0);
    Told late = update("000003", 255, 0, 0);
    Told after = update("000004", 300, 0, 0);
    assertThat(BlockCutter.keyFrame(List.of(old, first, older, newer, late, after), 300))
        .containsExactly(first, newer);
  }

  private static Told update(String icao24, double unix, double lat, double lon) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.icao24 = icao24;
    state.lat = lat;
    state.lon = lon;
    state.lastContactUnix = unix;
    return new Told(OPENSKY, state.build());
  }
}
