package io.skysentinel.core.contract;

import java.util.List;

/**
 * The changes of one tick of one shard, for the whole world: the frames of tiles are cut from it.
 *
 * <p>An epoch starts empty at seq 0, so a frame with seq 1 brings everything that its shard holds.
 * A frame without changes is a sign of life: its seq is that of the last frame with changes.
 *
 * <p>Each upsert stands in three forms, in the same order: as a record, as the JSON of the
 * envelope's payload, and as a packed row (the difference to what the frames before told of it).
 *
 * @param epoch sorts by age: of two strings the greater is the newer
 * @param t when it was made, in Unix milliseconds
 * @param partitions the partitions of the log that the shard covers
 */
public record Frame(
    int shard,
    String epoch,
    long seq,
    long t,
    List<Integer> partitions,
    List<Upsert> upserts,
    List<Removal> removals,
    Slices json,
    Slices packed) {

  /** The tile of an aircraft whose position is not known, or that was not there before. */
  public static final int NO_TILE = -1;

  public Frame {
    partitions = List.copyOf(partitions);
    upserts = List.copyOf(upserts);
    removals = List.copyOf(removals);
    if (json.count() != upserts.size() || packed.count() != upserts.size()) {
      throw new IllegalArgumentException(
          "a frame with %d upserts has %d as JSON and %d packed"
              .formatted(upserts.size(), json.count(), packed.count()));
    }
  }

  /**
   * An aircraft that is new or changed.
   *
   * @param id small, its own within the epoch until its removal has been sent
   * @param tileBefore where the frames before had it, {@link #NO_TILE} when nowhere
   * @param tileAfter where it is now, {@link #NO_TILE} when its position is not known
   */
  public record Upsert(Flight flight, int id, int tileBefore, int tileAfter) {}

  /**
   * An aircraft that is gone from the shard.
   *
   * @param tileBefore where the frames before had it, {@link #NO_TILE} when nowhere
   */
  public record Removal(String icao24, int id, int tileBefore) {}

  /** A sign of life: nothing changed since the frame with this seq. */
  public static Frame heartbeat(
      int shard, String epoch, long seq, long t, List<Integer> partitions) {
    return new Frame(
        shard, epoch, seq, t, partitions, List.of(), List.of(), Slices.NONE, Slices.NONE);
  }

  /** Whether it changes nothing. */
  public boolean isHeartbeat() {
    return upserts.isEmpty() && removals.isEmpty();
  }
}
