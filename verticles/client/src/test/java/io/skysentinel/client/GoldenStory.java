package io.skysentinel.client;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.WireEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A few ticks of four aircraft that show every kind of message, for the golden files: unknown and
 * known again, the date line, a tile left and entered, an odd address. All values lie on the grid
 * of the packed rows, so that both encodings tell the same flights.
 */
final class GoldenStory {
  private static final int INTERVAL_MS = 200;
  private static final long START_MS = 1_767_323_044_123L;

  private final Messages encoding;
  private final TickShard ticker = new TickShard(0, 1, new WireEncoding());
  private final ShardReplica replica = new ShardReplica(0, new FrameRing.Limits(100, 1 << 20));
  private final Map<String, byte[]> messages = new LinkedHashMap<>();
  private final Map<String, Flight> sky = new LinkedHashMap<>();
  private long version;
  private long nowMs = START_MS;

  private GoldenStory(Messages encoding) {
    this.encoding = encoding;
  }

  /** The messages in the order in which a client gets them, by name. */
  static Map<String, byte[]> told(Messages encoding) {
    GoldenStory story = new GoldenStory(encoding);
    story.toTheWorld();
    story.toTiles();
    return story.messages;
  }

  private void toTheWorld() {
    sky.put("a1b2c3", overNewYork());
    sky.put("~2f00ff", hardlyKnown());
    sky.put("00000f", overPhiladelphia());
    take(true, List.copyOf(sky.values()), List.of());
    messages.put("01-snapshot-world", snapshot(View.WORLD));

    change("a1b2c3", GoldenStory::fliesOn);
    change("00000f", GoldenStory::isLessKnown);
    sky.put("c0ffee", nearTheDateLine());
    AppliedFrame second = take(false, List.copyOf(sky.values()), List.of());
    messages.put("02-delta-world", encoding.delta(second.frame()));

    change("c0ffee", state -> state.lon = -179.99956);
    change("00000f", state -> state.altitudeM = 0);
    Flight gone = sky.remove("~2f00ff");
    AppliedFrame third = take(false, List.copyOf(sky.values()), List.of(gone.icao24()));
    messages.put("03-delta-world", encoding.delta(third.frame()));

    List<Stand> stands = List.of(new Stand(0, replica.epoch(), replica.seq()));
    messages.put("04-heartbeat", encoding.heartbeat(nowMs + 77, stands));
    messages.put("05-error", encoding.error("bad_message", "bbox has to be four numbers"));
  }

  private void toTiles() {
    int left = Tiles.parse("n40w080");
    int entered = Tiles.parse("n30w080");
    messages.put("06-snapshot-tiles", snapshot(View.of(entered, left)));

    change("a1b2c3", state -> state.lat = 39.99998);
    change("00000f", GoldenStory::fliesOn);
    AppliedFrame crossing = take(false, List.copyOf(sky.values()), List.of());
    messages.put("07-delta-tile-entered", encoding.delta(crossing.frame(), crossing.cut(entered)));
    messages.put("08-delta-tile-left", encoding.delta(crossing.frame(), crossing.cut(left)));

    messages.put(
        "09-snapshot-gone", encoding.snapshot(0, Epochs.GONE, 0, nowMs, View.WORLD, List.of()));
  }

  private byte[] snapshot(View view) {
    return encoding.snapshot(
        0, replica.epoch(), replica.seq(), replica.t(), view, replica.rows(view));
  }

  private AppliedFrame take(boolean reset, List<Flight> flights, List<String> removals) {
    List<Sighting> upserts = new ArrayList<>();
    for (Flight flight : flights) {
      upserts.add(
          new Sighting(flight.state(), flight.feed(), true, flight.state().lastContactUnix()));
    }
    String epoch = Epochs.ofCache(12, 1_767_323_000_000L);
    ticker.take(new Changes(0, epoch, ++version, reset, List.of(0, 1), upserts, removals));
    nowMs += INTERVAL_MS;
    replica.apply(ticker.tick(nowMs, INTERVAL_MS));
    return replica.last();
  }

  private void change(String icao24, Consumer<FlightStateBuilder> change) {
    Flight before = sky.get(icao24);
    FlightStateBuilder state = new FlightStateBuilder().from(before.state());
    state.lastContactUnix += 1;
    change.accept(state);
    sky.put(icao24, new Flight(state.build(), before.feed()));
  }

  private static void fliesOn(FlightStateBuilder state) {
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

  private static Flight overNewYork() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "a1b2c3";
    state.callsign = "UAL123";
    state.lat = 40.64;
    state.lon = -73.78;
    state.altitudeM = 1234.5;
    state.geoAltitudeM = 1260;
    state.velocityMps = 120.5;
    state.headingDeg = 271;
    state.verticalRateMps = -5.2;
    state.squawk = "1200";
    state.timePositionUnix = 1_767_323_040;
    state.lastContactUnix = 1_767_323_044;
    state.originCountry = "United States";
    state.category = 3;
    state.positionSource = 0;
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
