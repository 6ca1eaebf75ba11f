package io.skysentinel.core.live;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns one sky after the other into the frames that lead a client from each to the next, in
 * whatever order the skies are shown: there is nothing in a frame but what differs.
 *
 * <p>Not for several threads at once.
 */
public final class SkyFrames {
  private static final int SHARD = 0;
  private static final List<Integer> PARTITIONS = List.of();

  private final SentStates states;
  private final long[] lastSeq = new long[Tiles.COUNT];
  private String epoch = "";
  private long seq;

  public SkyFrames(FlightEncoding encoding) {
    states = new SentStates(encoding);
  }

  /** From here on nothing is taken for known: the next is told whole, in an epoch of its own. */
  public void begin(String newEpoch) {
    epoch = newEpoch;
    seq = 0;
    Arrays.fill(lastSeq, 0);
    states.forget();
  }

  /** The aircraft is in the sky, like this. */
  public void put(Flight flight) {
    states.upsert(flight);
  }

  /** The aircraft is in the sky no more. */
  public void remove(String icao24) {
    states.remove(icao24);
  }

  /** These aircraft are the sky, and no others. */
  public void show(Collection<Flight> sky) {
    Set<String> there = new HashSet<>();
    for (Flight flight : sky) {
      there.add(flight.icao24());
      states.upsert(flight);
    }
    states.removeAllBut(there);
  }

  /**
   * What has changed since the last frame; {@code null} when nothing has.
   *
   * @param t the moment that it shows, in Unix milliseconds
   */
  public @Nullable AppliedFrame frame(long t) {
    SentStates.Drained changes = states.drain();
    if (changes.isEmpty()) {
      return null;
    }
    seq++;
    Frame frame =
        new Frame(
            SHARD,
            epoch,
            seq,
            t,
            PARTITIONS,
            changes.upserts(),
            changes.removals(),
            changes.json(),
            changes.packed());
    return new AppliedFrame(frame, lastSeq);
  }

  /** Where who was told all frames so far stands. */
  public Stand stand() {
    return new Stand(SHARD, epoch, seq);
  }

  /** What who was told all frames so far holds, in no order. */
  public List<ShardSnapshot.Row> rows() {
    return states.sentRows();
  }
}
