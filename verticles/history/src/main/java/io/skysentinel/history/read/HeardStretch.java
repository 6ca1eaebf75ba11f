package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockCursor;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.Selection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that was heard in a stretch of time.
 *
 * @param to does not belong to it
 * @param box where it was heard; {@code null} for anywhere, known or not
 */
record HeardStretch(double from, double to, @Nullable BoundingBox box) {
  private static final Comparator<Told> HEARD =
      Comparator.comparingDouble((Told told) -> told.state().lastContactUnix())
          .thenComparing(told -> told.state().icao24());

  /** The parameters of {@link PastStatements#BETWEEN}. */
  Tuple values() {
    return Tuple.tuple()
        .addValue(BlockCutter.bucketOf(from))
        .addValue(BlockCutter.bucketOf(Math.nextDown(to)))
        .addValue(from)
        .addValue(to)
        .addValue(TilesOfBox.exactly(box));
  }

  /** What it answers, in order. */
  List<Told> heard(Iterable<Row> rows) throws BadBlockException {
    List<Told> heard = new ArrayList<>();
    show(rows, heard::add);
    heard.sort(HEARD);
    return heard;
  }

  /** Shows what it answers. */
  void show(Iterable<Row> rows, Consumer<Told> taker) throws BadBlockException {
    for (Row row : rows) {
      BlockReader block = BlockReader.open(row.getBuffer(1).getBytes());
      // A key frame was heard before, and is told by the block that it comes from.
      double first = row.getBoolean(0) ? Math.max(from, (double) block.baseUnix()) : from;
      BlockCursor cursor = block.cursor(new Selection(first, Math.nextDown(to), null, box));
      while (cursor.next()) {
        taker.accept(new Told(cursor.row().source(), cursor.row().state()));
      }
    }
  }
}
