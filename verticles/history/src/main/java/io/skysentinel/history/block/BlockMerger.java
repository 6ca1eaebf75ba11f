package io.skysentinel.history.block;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes one block of several, as when data that came late is folded in. */
public final class BlockMerger {
  private BlockMerger() {}

  /** Which updates of one aircraft are told twice, so that one of them is left out. */
  public enum Doubles {
    /** Those that say the same, and come from the same source: a stretch of the log read again. */
    SAME_UPDATE,

    /** Those of the same contact, whatever they say: one picture of each moment is enough. */
    SAME_CONTACT
  }

  /**
   * All updates of the blocks in one, doubles once: what the earlier block in the list says stays.
   */
  public static byte[] merge(long baseUnix, List<byte[]> blocks, Doubles doubles)
      throws BadBlockException {
    List<Told> updates = new ArrayList<>();
    for (byte[] block : blocks) {
      updates.addAll(BlockReader.open(block).updates(Selection.ALL));
    }
    return BlockWriter.write(baseUnix, withoutDoubles(updates, doubles));
  }

  /** The updates in the order of rows, doubles once: the first of them. */
  public static List<Told> withoutDoubles(List<Told> updates, Doubles doubles) {
    Told[] sorted = updates.toArray(Told[]::new);
    Arrays.sort(sorted, BlockWriter.ORDER);
    List<Told> kept = new ArrayList<>(sorted.length);
    Set<Told> ofMoment = new HashSet<>();
    for (Told update : sorted) {
      Told last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last == null || BlockWriter.ORDER.compare(last, update) != 0) {
        ofMoment.clear();
        kept.add(update);
      } else if (doubles == Doubles.SAME_UPDATE) {
        // Only now: most moments have one update, and to hash one is slow.
        ofMoment.add(last);
        if (ofMoment.add(update)) {
          kept.add(update);
        }
      }
    }
    return kept;
  }
}
