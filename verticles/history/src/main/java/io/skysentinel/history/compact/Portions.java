package io.skysentinel.history.compact;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockCursor;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.BlockRow;
import io.skysentinel.history.block.Selection;
import io.skysentinel.history.block.StoredBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * The updates of many blocks by a key, some keys at a time: no more are held at once than a block
 * may have, unless a single key has.
 */
final class Portions {
  private final List<BlockReader> blocks;
  private final ToIntFunction<BlockRow> key;
  private final List<Set<Integer>> portions = new ArrayList<>();

  Portions(List<BlockReader> blocks, ToIntFunction<BlockRow> key) throws BadBlockException {
    this.blocks = blocks;
    this.key = key;
    Map<Integer, Integer> counts = new TreeMap<>();
    for (BlockReader block : blocks) {
      BlockCursor cursor = block.cursor(Selection.ALL);
      while (cursor.next()) {
        counts.merge(key.applyAsInt(cursor.row()), 1, Integer::sum);
      }
    }
    int room = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      if (room < entry.getValue()) {
        portions.add(new HashSet<>());
        room = StoredBlock.MOST_ROWS;
      }
      portions.get(portions.size() - 1).add(entry.getKey());
      room -= entry.getValue();
    }
  }

  int count() {
    return portions.size();
  }

  /** The updates of a portion, those of each key in the order in which they came. */
  Map<Integer, List<Told>> get(int portion) throws BadBlockException {
    Set<Integer> wanted = portions.get(portion);
    Map<Integer, List<Told>> updates = new TreeMap<>();
    for (BlockReader block : blocks) {
      BlockCursor cursor = block.cursor(Selection.ALL);
      while (cursor.next()) {
        BlockRow row = cursor.row();
        int of = key.applyAsInt(row);
        if (wanted.contains(of)) {
          updates
              .computeIfAbsent(of, anew -> new ArrayList<>())
              .add(new Told(row.source(), row.state()));
        }
      }
    }
    return updates;
  }
}
