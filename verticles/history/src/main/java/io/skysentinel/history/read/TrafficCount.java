package io.skysentinel.history.read;

import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much was heard, counted from what {@link PastStatements#TRAFFIC} answers. */
final class TrafficCount {
  private final Map<Long, Traffic> stretches = new TreeMap<>();
  private final Map<Long, Bucket> open = new HashMap<>();

  /** A bucket that is not closed. */
  private record Bucket(long from, Set<String> aircraft) {}

  void add(Row row) throws BadBlockException {
    long from = row.getLong(0);
    add(from, row.getLong(2), row.getInteger(3));
    @Nullable Buffer block = row.getBuffer(4);
    if (block != null) {
      open.computeIfAbsent(row.getLong(1), anew -> new Bucket(from, new HashSet<>()))
          .aircraft()
          .addAll(BlockReader.open(block.getBytes()).aircraft());
    }
  }

  List<Traffic> counted() {
    for (Bucket bucket : open.values()) {
      add(bucket.from(), 0, bucket.aircraft().size());
    }
    return List.copyOf(stretches.values());
  }

  /**
   * Aircraft are those of the busiest bucket, so that a longer stretch compares with a short one.
   */
  private void add(long from, long updates, int aircraft) {
    stretches.merge(
        from,
        new Traffic(from, updates, aircraft),
        (known, more) ->
            new Traffic(
                from,
                known.updates() + more.updates(),
                Math.max(known.aircraft(), more.aircraft())));
  }
}
