package io.skysentinel.history.read;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.Selection;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the way of an aircraft.
 *
 * @param updates in it, in order
 * @param next when the next one begins
 */
record TrackStretch(List<Told> updates, double next) {
  private static final Comparator<Told> HEARD =
      Comparator.comparingDouble(told -> told.state().lastContactUnix());

  /** Reads what {@link PastStatements#TRACK} answers. */
  static TrackStretch read(Iterable<Row> rows, String icao24, double from, double to)
      throws BadBlockException {
    long bucket = rows.iterator().next().getLong(0);
    boolean isLast = bucket >= BlockCutter.bucketOf(to);
    double end = isLast ? Math.nextUp(to) : (double) bucket + BlockCutter.SKY_SECONDS;
    Selection selection = Selection.between(from, Math.nextDown(end)).of(icao24);
    List<Told> updates = new ArrayList<>();
    for (Row row : rows) {
      @Nullable Buffer data = row.getBuffer(1);
      if (data != null) {
        BlockReader block = BlockReader.open(data.getBytes());
        if (block.aircraft().contains(icao24)) {
          updates.addAll(block.updates(selection));
        }
      }
    }
    updates.sort(HEARD);
    return new TrackStretch(updates, end);
  }
}
