package io.skysentinel.history.compact;

import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockReader;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Blocks in the order in which they were written, which a statement that deletes them forgets. */
final class InOrder {
  private InOrder() {}

  /**
   * @param rows each a number and a block
   */
  static List<BlockReader> of(RowSet<Row> rows) throws BadBlockException {
    Map<Long, BlockReader> blocks = new TreeMap<>();
    for (Row row : rows) {
      blocks.put(row.getLong(0), BlockReader.open(row.getBuffer(1).getBytes()));
    }
    return new ArrayList<>(blocks.values());
  }
}
