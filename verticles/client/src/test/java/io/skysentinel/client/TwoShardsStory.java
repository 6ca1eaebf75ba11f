package io.skysentinel.client;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import java.util.List;
import java.util.Map;

/**
 * Two shards and their aircraft, for the golden files that show what is easily done wrong: small
 * ids that are used again, or that stay although a tile says that they left; the same id in two
 * shards; a position that is lost; one so near to the border of two tiles that rounding carries it
 * across; a value halfway between two roundings.
 */
final class TwoShardsStory {
  private static final long START_MS = 1_767_323_100_000L;
  private static final int SOUTH = Tiles.parse("n30w080");
  private static final int NORTH = Tiles.parse("n40w080");
  private static final View BOTH = View.of(SOUTH, NORTH);

  private final Messages encoding;
  private final StoryShard zero = new StoryShard(0, START_MS);
  private final StoryShard six = new StoryShard(6, START_MS + 50);
  private final StoryMessages messages;

  private TwoShardsStory(Messages encoding) {
    this.encoding = encoding;
    this.messages = new StoryMessages(encoding);
  }

  /** The messages in the order in which a client gets them, by name. */
  static Map<String, byte[]> told(Messages encoding) {
    TwoShardsStory story = new TwoShardsStory(encoding);
    story.snapshots();
    story.behindTheSnapshot();
    story.fromShardToShard();
    story.toTheWorld();
    return story.messages.all();
  }

  private void snapshots() {
    zero.put(GoldenStory.overNewYork());
    zero.put(at("b0de42", 39.999998, -73.5));
    zero.put(at("e0e0e0", 52.5, 13.25));
    zero.tick();
    zero.change("e0e0e0", state -> state.lat = 52.51);
    zero.tick();
    six.put(at("c0ffee", 38.5, -77.25));
    six.tick();
    messages.put("10-snapshot-of-shard-0", zero.snapshot(encoding, BOTH));
    messages.put("11-snapshot-of-shard-6", six.snapshot(encoding, BOTH));
    messages.put(
        "12-heartbeat-of-both",
        encoding.heartbeat(zero.nowMs() + 77, List.of(zero.stand(), six.stand())));
  }

  private void behindTheSnapshot() {
    zero.change("a1b2c3", state -> state.lat = 39.99);
    zero.remove("b0de42");
    messages.tiles(
        "13-delta-behind-snapshot", SOUTH, "14-delta-left-and-id-stays", NORTH, zero.tick());

    zero.change("a1b2c3", TwoShardsStory::climbsToHalfway);
    zero.put(at("d0d0d0", 39.5, -74.5));
    told("15-delta-id-used-again", zero.tick(), SOUTH);

    six.change("c0ffee", GoldenStory::fliesOn);
    told("16-delta-same-id-of-shard-6", six.tick(), SOUTH);

    zero.change("d0d0d0", TwoShardsStory::losesItsPosition);
    told("17-delta-position-lost", zero.tick(), SOUTH);
  }

  private void fromShardToShard() {
    six.put(zero.remove("a1b2c3"));
    told("18-delta-moved-to-shard-6", six.tick(), SOUTH);
    told("19-delta-gone-from-shard-0", zero.tick(), SOUTH);
    messages.put(
        "20-snapshot-shard-6-gone",
        encoding.snapshot(6, Epochs.GONE, 0, six.nowMs(), View.WORLD, List.of()));
  }

  private void toTheWorld() {
    messages.put("21-snapshot-world", zero.snapshot(encoding, View.WORLD));

    zero.change("e0e0e0", TwoShardsStory::losesItsPosition);
    zero.change("d0d0d0", TwoShardsStory::isFoundAgain);
    messages.put("22-delta-world-position-lost", encoding.delta(zero.tick().frame()));

    zero.remove("e0e0e0");
    messages.put("23-delta-world-gone", encoding.delta(zero.tick().frame()));

    zero.put(at("f00d42", -89.999999, 179.999997));
    messages.put("24-delta-world-id-used-again", encoding.delta(zero.tick().frame()));
  }

  private void told(String name, AppliedFrame frame, int tile) {
    messages.tile(name, frame, tile);
  }

  private static Flight at(String icao24, double lat, double lon) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.lat = lat;
    state.lon = lon;
    state.altitudeM = 900;
    state.timePositionUnix = 1_767_323_099;
    state.lastContactUnix = 1_767_323_099.5;
    return new Flight(state.build(), "roof");
  }

  /** Exactly between two tenths of a metre: packed rows have the even one of the two. */
  private static void climbsToHalfway(FlightStateBuilder state) {
    state.altitudeM = 1250.25;
    state.verticalRateMps = -5.25;
  }

  private static void losesItsPosition(FlightStateBuilder state) {
    state.lat = Double.NaN;
    state.lon = Double.NaN;
    state.timePositionUnix = Double.NaN;
  }

  private static void isFoundAgain(FlightStateBuilder state) {
    state.lat = 39.51;
    state.lon = -74.49;
    state.timePositionUnix = state.lastContactUnix;
  }
}
