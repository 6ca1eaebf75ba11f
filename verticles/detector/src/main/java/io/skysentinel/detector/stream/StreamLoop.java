package io.skysentinel.detector.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** The clients of one event loop; those with the same filter share the bytes. */
final class StreamLoop {
  private static final byte[] BEGIN = "data: ".getBytes(US_ASCII);
  private static final byte[] END = "\n\n".getBytes(US_ASCII);
  private static final long SWEEP_MS = 1_000;
  private static final int KEEP_ALIVE_SWEEPS = 25;

  /** Who reads nothing for so long is cut off, as other slow clients are. */
  private static final long SLOW_MS = 60_000;

  private final WebLoop loop;
  private final ProcessedFeed feed;
  private final LongSupplier steadyMs;
  private final StreamMetrics metrics;
  private final Set<ProcessedStream> streams = new HashSet<>();
  private int sweeps;

  /** What the matching rows are as events. */
  private record Events(ByteBuf bytes, int count) {}

  private StreamLoop(
      WebLoop loop, ProcessedFeed feed, LongSupplier steadyMs, StreamMetrics metrics) {
    this.loop = loop;
    this.feed = feed;
    this.steadyMs = steadyMs;
    this.metrics = metrics;
  }

  /** Those of that loop from now on, until it stops. */
  static StreamLoop start(
      WebLoop loop, ProcessedFeed feed, LongSupplier steadyMs, StreamMetrics metrics) {
    StreamLoop streams = new StreamLoop(loop, feed, steadyMs, metrics);
    feed.join(streams);
    long timer = loop.vertx().setPeriodic(SWEEP_MS, unused -> streams.sweep());
    loop.onStop(() -> {
      loop.vertx().cancelTimer(timer);
      feed.leave(streams);
      List.copyOf(streams.streams)
          .forEach(stream -> {
            streams.leave(stream);
            stream.end();
          });
      return Future.succeededFuture();
    });
    return streams;
  }

  void enter(ProcessedStream stream) {
    streams.add(stream);
    metrics.entered();
    feed.entered();
  }

  /** Safe to call twice. */
  void leave(ProcessedStream stream) {
    if (streams.remove(stream)) {
      stream.leave();
      metrics.left();
      feed.left();
    }
  }

  /** Hands rows to the loop. Any thread. */
  void deliver(List<ProcessedRow> rows, Runnable taken) {
    loop.context()
        .runOnContext(unused -> {
          try {
            tell(rows);
          } finally {
            taken.run();
          }
        });
  }

  private void tell(List<ProcessedRow> rows) {
    long now = steadyMs.getAsLong();
    Map<ProcessedFilter, Events> made = new HashMap<>();
    for (ProcessedStream stream : streams) {
      Events events = made.computeIfAbsent(stream.filter, filter -> events(rows, filter));
      if (events.count() > 0) {
        metrics.told(events.count(), stream.tell(events.bytes(), events.count(), now));
      }
    }
    made.values().forEach(events -> events.bytes().release());
  }

  private static Events events(List<ProcessedRow> rows, ProcessedFilter filter) {
    int count = 0;
    int bytes = 0;
    for (ProcessedRow row : rows) {
      if (filter.matches(row)) {
        count++;
        bytes += BEGIN.length + row.json().length + END.length;
      }
    }
    ByteBuf out = Unpooled.directBuffer(bytes, bytes);
    for (ProcessedRow row : rows) {
      if (filter.matches(row)) {
        out.writeBytes(BEGIN).writeBytes(row.json()).writeBytes(END);
      }
    }
    return new Events(out, count);
  }

  private void sweep() {
    long now = steadyMs.getAsLong();
    boolean keepsAlive = ++sweeps % KEEP_ALIVE_SWEEPS == 0;
    for (ProcessedStream stream : List.copyOf(streams)) {
      Denial denial = stream.pass.complaint();
      if (denial != null) {
        stream.pass.count(denial);
        leave(stream);
        stream.end();
      } else if (stream.slowSinceMs() != 0 && now - stream.slowSinceMs() >= SLOW_MS) {
        metrics.refused("slow");
        leave(stream);
        stream.cutOff();
      } else if (keepsAlive) {
        stream.keepAlive();
      }
    }
  }
}
