package io.skysentinel.client;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.testing.SampleFlights;
import java.util.List;
import java.util.Map;

/**
 * A few ticks of four aircraft that show every kind of message, for the golden files: unknown and
 * known again, the date line, a tile left and entered, an odd address. All values lie on the grid
 * of the packed rows, so that both encodings tell the same flights.
 */
final class GoldenStory {
  private static final long START_MS = 1_767_323_044_123L;

  private final Messages encoding;
  private final StoryShard shard = new StoryShard(0, START_MS);
  private final StoryMessages messages;

  private GoldenStory(Messages encoding) {
    this.encoding = encoding;
    this.messages = new StoryMessages(encoding);
  }

  /** The messages in the order in which a client gets them, by name. */
  static Map<String, byte[]> told(Messages encoding) {
    GoldenStory story = new GoldenStory(encoding);
    story.toTheWorld();
    story.toTiles();
    return story.messages.all();
  }

  private void toTheWorld() {
    shard.put(overNewYork());
    shard.put(hardlyKnown());
    shard.put(overPhiladelphia());
    shard.tick();
    messages.put("01-snapshot-world", shard.snapshot(encoding, View.WORLD));

    shard.change("a1b2c3", GoldenStory::fliesOn);
    shard.change("00000f", GoldenStory::isLessKnown);
    shard.put(nearTheDateLine());
    messages.put("02-delta-world", encoding.delta(shard.tick().frame()));

    shard.change("c0ffee", state -> state.lon = -179.99956);
    shard.change("00000f", state -> state.altitudeM = 0);
    shard.remove("~2f00ff");
    messages.put("03-delta-world", encoding.delta(shard.tick().frame()));

    messages.put("04-heartbeat", encoding.heartbeat(shard.nowMs() + 77, List.of(shard.stand())));
    messages.put("05-error", encoding.error("bad_message", "bbox has to be four numbers"));
  }

  private void toTiles() {
    int left = Tiles.parse("n40w080");
    int entered = Tiles.parse("n30w080");
    messages.put("06-snapshot-tiles", shard.snapshot(encoding, View.of(entered, left)));

    shard.change("a1b2c3", state -> state.lat = 39.99998);
    shard.change("00000f", GoldenStory::fliesOn);
    messages.tiles("07-delta-tile-entered", entered, "08-delta-tile-left", left, shard.tick());

    messages.put(
        "09-snapshot-gone",
        encoding.snapshot(0, Epochs.GONE, 0, shard.nowMs(), View.WORLD, List.of()));
  }

  static void fliesOn(FlightStateBuilder state) {
    state.lat = Math.rint(state.lat * 1e5 + 210) / 1e5;
    state.lon = Math.rint(state.lon * 1e5 - 95) / 1e5;
    state.altitudeM = Double.isNaN(state.altitudeM) ? 300 : state.altitudeM + 7.5;
    state.geoAltitudeM += 7.5;
    state.velocityMps += 0.5;
    state.headingDeg += 0.5;
    state.timePositionUnix += 1;
  }

  private static void isLessKnown(FlightStateBuilder state) {
    state.altitudeM = Double.NaN;
    state.callsign = null;
    state.squawk = "7700";
    state.spi = true;
    state.category = FlightState.UNKNOWN;
  }

  static Flight overNewYork() {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.velocityMps = 120.5;
    state.headingDeg = 271;
    state.registration = "N12345";
    state.aircraftType = "B738";
    state.origin = "KSFO";
    state.destination = "KJFK";
    return new Flight(state.build(), "world");
  }

  private static Flight hardlyKnown() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "~2f00ff";
    state.onGround = true;
    state.lastContactUnix = 1_767_323_043.25;
    return new Flight(state.build(), "roof");
  }

  private static Flight overPhiladelphia() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "00000f";
    state.callsign = "THY1 ✈";
    state.lat = 39.87;
    state.lon = -75.25;
    state.altitudeM = 300;
    state.geoAltitudeM = 310.5;
    state.velocityMps = 75;
    state.headingDeg = 0.5;
    state.verticalRateMps = 0;
    state.squawk = "4321";
    state.timePositionUnix = 1_767_323_043.5;
    state.lastContactUnix = 1_767_323_043.5;
    state.originCountry = "Türkiye";
    state.category = 4;
    state.positionSource = 2;
    return new Flight(state.build(), "roof");
  }

  private static Flight nearTheDateLine() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "c0ffee";
    state.callsign = "";
    state.lat = -17.75;
    state.lon = 179.99989;
    state.altitudeM = -12.5;
    state.timePositionUnix = 1_767_323_044;
    state.lastContactUnix = 1_767_323_044;
    return new Flight(state.build(), "world");
  }
}
