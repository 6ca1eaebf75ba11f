package io.skysentinel.history.ask.export;

import io.skysentinel.history.ask.stream.StreamMetrics;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The exports of one event loop; whoever reads nothing of one for too long is cut off. */
final class ExportLoop {
  private static final long SWEEP_MS = 1_000;
  private static final long SLOW_MS = 60_000;

  private static final long NO_TIMER = -1;

  private final WebLoop loop;
  private final LongSupplier steadyMs;
  private final StreamMetrics metrics;

  /** How much had been handed on, and since when it is no more than that. */
  private record Progress(long pieces, long sinceMs) {}

  private final Map<Export, Progress> exports = new HashMap<>();

  /** Runs while there is something to export. */
  private long timer = NO_TIMER;

  private ExportLoop(WebLoop loop, LongSupplier steadyMs, StreamMetrics metrics) {
    this.loop = loop;
    this.steadyMs = steadyMs;
    this.metrics = metrics;
  }

  /** Those of that loop from now on, until it stops. */
  static ExportLoop start(WebLoop loop, LongSupplier steadyMs, StreamMetrics metrics) {
    ExportLoop exports = new ExportLoop(loop, steadyMs, metrics);
    loop.onStop(() -> {
      List.copyOf(exports.exports.keySet()).forEach(Export::breakOff);
      return Future.succeededFuture();
    });
    return exports;
  }

  /** Runs a task on this loop, after what waits there already. */
  void later(Runnable task) {
    loop.context().runOnContext(unused -> task.run());
  }

  void enter(Export export) {
    exports.put(export, new Progress(0, steadyMs.getAsLong()));
    metrics.exportBegan();
    if (timer == NO_TIMER) {
      timer = loop.vertx().setPeriodic(SWEEP_MS, unused -> sweep());
    }
  }

  /** It has ended. */
  void leave(Export export) {
    if (exports.remove(export) != null) {
      metrics.exportEnded();
    }
    if (exports.isEmpty() && timer != NO_TIMER) {
      loop.vertx().cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void sweep() {
    long now = steadyMs.getAsLong();
    Map.copyOf(exports)
        .forEach((export, last) -> {
          export.goOn();
          if (!export.isWaiting() || export.pieces() != last.pieces()) {
            exports.replace(export, new Progress(export.pieces(), now));
          } else if (now - last.sinceMs() >= SLOW_MS) {
            metrics.refused("slow");
            export.breakOff();
          }
        });
  }
}
