package io.skysentinel.history.ask.export;

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

  /** How much had been written, and since when it is no more than that. */
  private record Progress(long flushes, long sinceMs) {}

  private final Map<Export, Progress> exports = new HashMap<>();

  /** Runs while there is something to export. */
  private long timer = NO_TIMER;

  private ExportLoop(WebLoop loop, LongSupplier steadyMs) {
    this.loop = loop;
    this.steadyMs = steadyMs;
  }

  /** Those of that loop from now on, until it stops. */
  static ExportLoop start(WebLoop loop, LongSupplier steadyMs) {
    ExportLoop exports = new ExportLoop(loop, steadyMs);
    loop.onStop(() -> {
      List.copyOf(exports.exports.keySet()).forEach(Export::breakOff);
      return Future.succeededFuture();
    });
    return exports;
  }

  void enter(Export export) {
    exports.put(export, new Progress(0, steadyMs.getAsLong()));
    if (timer == NO_TIMER) {
      timer = loop.vertx().setPeriodic(SWEEP_MS, unused -> sweep());
    }
  }

  /** Its connection is closed. */
  void leave(Export export) {
    exports.remove(export);
    export.end();
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
          if (!export.isWaiting() || export.flushes() != last.flushes()) {
            exports.replace(export, new Progress(export.flushes(), now));
          } else if (now - last.sinceMs() >= SLOW_MS) {
            export.breakOff();
          }
        });
  }
}
