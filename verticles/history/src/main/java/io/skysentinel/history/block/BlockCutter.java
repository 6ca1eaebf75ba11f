package io.skysentinel.history.block;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.live.Tiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Cuts updates into those that go into one block, for either layout. */
public final class BlockCutter {
  /** How long a block of the sky lasts. */
  public static final long SKY_SECONDS = 300;

  /** How long a block of an aircraft lasts. */
  public static final long TRACK_SECONDS = 3600;

  /** How old a position may be that a key frame carries in. */
  public static final long KEY_FRAME_SECONDS = 60;

  /** A time before or after all that is a date: what is beyond is taken for it. */
  private static final double FARTHEST = 1e15;

  private BlockCutter() {}

  /**
   * A block by time: a stretch of it, and a tile.
   *
   * @param fromUnix when the stretch begins, which is the block's base
   * @param tile a tile of {@link Tiles}; {@link Frame#NO_TILE} without a position on earth
   */
  public record SkyKey(long fromUnix, int tile) {}

  /**
   * A block by aircraft: one of them, and an hour.
   *
   * @param fromUnix when the hour begins, which is the block's base
   */
  public record TrackKey(String icao24, long fromUnix) {}

  /** Where the updates go by time and place. */
  public static Map<SkyKey, List<Told>> bySky(List<Told> updates) {
    return by(updates, state -> new SkyKey(bucketOf(state.lastContactUnix()), tileOf(state)));
  }

  /** Where the updates go by time alone: the beginnings of the stretches. */
  public static Map<Long, List<Told>> byBucket(List<Told> updates) {
    return by(updates, state -> bucketOf(state.lastContactUnix()));
  }

  /** Where the updates go by aircraft and hour. */
  public static Map<TrackKey, List<Told>> byTrack(List<Told> updates) {
    return by(updates, state -> new TrackKey(state.icao24(), hourOf(state.lastContactUnix())));
  }

  /**
   * What a block of the sky that begins at {@code baseUnix} carries in: the newest update of each
   * aircraft within the last minute before, of all that are given. Each goes into the tile of its
   * own position.
   */
  public static List<Told> keyFrame(List<Told> updates, long baseUnix) {
    Map<String, Told> newest = new LinkedHashMap<>();
    for (Told update : updates) {
      double contact = update.state().lastContactUnix();
      if (contact < baseUnix && contact >= baseUnix - KEY_FRAME_SECONDS) {
        newest.merge(
            update.state().icao24(),
            update,
            (known, next) -> next.state().isOlderThan(known.state()) ? known : next);
      }
    }
    return List.copyOf(newest.values());
  }

  /** The tile of an update: what no place on earth has is in none. */
  public static int tileOf(FlightState state) {
    return tileOf(state.lat(), state.lon());
  }

  /** The tile of a place. */
  public static int tileOf(double lat, double lon) {
    boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    return onEarth ? Tiles.tileOf(lat, lon) : Frame.NO_TILE;
  }

  /** The beginning of the stretch that blocks of the sky have of a time. */
  public static long bucketOf(double unix) {
    return stretchOf(unix, SKY_SECONDS);
  }

  /** The beginning of the hour that blocks of aircraft have of a time. */
  public static long hourOf(double unix) {
    return stretchOf(unix, TRACK_SECONDS);
  }

  private static long stretchOf(double unix, long seconds) {
    double near = Math.max(-FARTHEST, Math.min(FARTHEST, unix));
    return Math.floorDiv((long) Math.floor(near), seconds) * seconds;
  }

  private static <K> Map<K, List<Told>> by(List<Told> updates, Function<FlightState, K> key) {
    Map<K, List<Told>> cut = new LinkedHashMap<>();
    for (Told update : updates) {
      cut.computeIfAbsent(key.apply(update.state()), anew -> new ArrayList<>()).add(update);
    }
    return cut;
  }
}
