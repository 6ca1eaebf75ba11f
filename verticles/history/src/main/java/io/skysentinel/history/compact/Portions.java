package io.skysentinel.history.compact;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockCursor;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.BlockRow;
import io.skysentinel.history.block.Selection;
import io.skysentinel.history.block.StoredBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The updates of many blocks by a key, some keys at a time: no more are held at once than a block
 * may have, unless a single key has.
 */
final class Portions {
  private final List<BlockReader> blocks;

  /** Of each block the keys of its rows: neighbours mostly have the same. */
  private final List<List<Run>> runs = new ArrayList<>();

  private final Map<Integer, Integer> portionOfKey = new HashMap<>();
  private int portions;

  /** Rows that follow each other and have the same key. */
  private record Run(int key, int rows) {}

  Portions(List<BlockReader> blocks, ToIntFunction<BlockRow> key) throws BadBlockException {
    this.blocks = blocks;
    Map<Integer, Integer> counts = new TreeMap<>();
    for (BlockReader block : blocks) {
      List<Run> ofBlock = runs(block, key);
      runs.add(ofBlock);
      ofBlock.forEach(run -> counts.merge(run.key(), run.rows(), Integer::sum));
    }
    int room = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      if (room < entry.getValue()) {
        portions++;
        room = StoredBlock.MOST_ROWS;
      }
      portionOfKey.put(entry.getKey(), portions - 1);
      room -= entry.getValue();
    }
  }

  private static List<Run> runs(BlockReader block, ToIntFunction<BlockRow> key)
      throws BadBlockException {
    List<Run> runs = new ArrayList<>();
    BlockCursor cursor = block.cursor(Selection.ALL);
    int rows = 0;
    int last = 0;
    while (cursor.next()) {
      int next = key.applyAsInt(cursor.row());
      if (rows > 0 && next != last) {
        runs.add(new Run(last, rows));
        rows = 0;
      }
      last = next;
      rows++;
    }
    runs.add(new Run(last, rows));
    return runs;
  }

  int count() {
    return portions;
  }

  /** The updates of a portion, those of each key in the order in which they came. */
  Map<Integer, List<Told>> get(int portion) throws BadBlockException {
    Map<Integer, List<Told>> updates = new TreeMap<>();
    for (int block = 0; block < blocks.size(); block++) {
      BlockCursor cursor = blocks.get(block).cursor(Selection.ALL);
      for (Run run : runs.get(block)) {
        take(
            cursor,
            run.rows(),
            portionOfKey.getOrDefault(run.key(), -1) == portion
                ? updates.computeIfAbsent(run.key(), anew -> new ArrayList<>())
                : null);
      }
    }
    return updates;
  }

  /** Steps over so many rows, which are told to a list if there is one. */
  private static void take(BlockCursor cursor, int rows, @Nullable List<Told> updates)
      throws BadBlockException {
    for (int row = 0; row < rows && cursor.next(); row++) {
      if (updates != null) {
        updates.add(new Told(cursor.row().source(), cursor.row().state()));
      }
    }
  }
}
