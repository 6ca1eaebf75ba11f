package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;

/**
 * What frames cost the viewers of some tiles, added up: all that a WebSocket carries to them while
 * they watch, deltas and heartbeats, in messages of a tile each and in messages of all.
 */
final class TileTally {
  /** What the project promises of compact messages. */
  private static final double BAR_BYTES = 18;

  private static final long HEARTBEAT_MS = 5_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final View view;
  private long heartbeatMs;
  private long ticks;
  private long changes;
  private long packedMessages;
  private long packedBytes;
  private long packedNanos;
  private long compactBytes;
  private long compactNanos;

  TileTally(View view) {
    this.view = view;
  }

  void add(AppliedFrame applied) {
    Frame frame = applied.frame();
    List<TileCut> cuts = applied.cuts(view);
    beat(frame);
    if (cuts.isEmpty()) {
      return;
    }
    ticks++;
    packedMessages += cuts.size();
    long start = THREADS.getCurrentThreadCpuTime();
    for (TileCut cut : cuts) {
      packedBytes += framed(Messages.PACKED.delta(frame, cut));
    }
    long between = THREADS.getCurrentThreadCpuTime();
    compactBytes +=
        framed(Messages.COMPACT.delta(frame, cuts, cut -> Messages.COMPACT.content(frame, cut)));
    compactNanos += THREADS.getCurrentThreadCpuTime() - between;
    packedNanos += between - start;
    changes += cuts.stream().mapToLong(TileCut::upsertCount).sum();
  }

  /** Heartbeats are part of what watching costs. */
  private void beat(Frame frame) {
    if (frame.t() - heartbeatMs >= HEARTBEAT_MS) {
      heartbeatMs = frame.t();
      List<Stand> stands = List.of(new Stand(frame.shard(), frame.epoch(), frame.seq()));
      packedBytes += framed(Messages.PACKED.heartbeat(frame.t(), stands));
      compactBytes += framed(Messages.COMPACT.heartbeat(frame.t(), stands));
    }
  }

  /** Bytes of a changed aircraft where each tile has a message of its own. */
  double packedBytesEach() {
    return (double) packedBytes / changes;
  }

  /** Bytes of a changed aircraft where all tiles come together. */
  double compactBytesEach() {
    return (double) compactBytes / changes;
  }

  boolean isKept() {
    return compactBytesEach() <= BAR_BYTES;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%d tiles, %.1f changes a tick: MessagePack %.2f bytes each in %.1f messages, compact %.2f"
            + " in one; CPU ns each: %d, %d; bar %.0f bytes: %s",
        view.tiles().length,
        (double) changes / ticks,
        packedBytesEach(),
        (double) packedMessages / ticks,
        compactBytesEach(),
        packedNanos / changes,
        compactNanos / changes,
        BAR_BYTES,
        isKept() ? "kept" : "MISSED");
  }

  private static int framed(byte[] message) {
    return message.length + WireTally.webSocketHeader(message.length);
  }
}
