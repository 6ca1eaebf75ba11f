package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the start of each message until the message has arrived, and nothing else: a snapshot may
 * have megabytes, times 10,000 clients.
 */
final class HeadGatherer implements ByteStream.Parts {
  /** Takes the start of a message that has arrived, or of a snapshot inside one. */
  interface Listener {
    void message(ByteBuf in, int from, int to);
  }

  /** Room for a heartbeat that names 24 shards, and for the table of a delta of 400 tiles. */
  private static final int MOST = 2048;

  private final Listener listener;
  private final boolean repliesHoldSnapshots;
  private byte @Nullable [] kept;
  private int keptSize;
  private @Nullable ReplyScan scan;

  HeadGatherer(Listener listener, boolean repliesHoldSnapshots) {
    this.listener = listener;
    this.repliesHoldSnapshots = repliesHoldSnapshots;
  }

  @Override
  public void part(ByteBuf in, int from, int to, boolean last) {
    if (kept == null && last && scan == null) {
      whole(in, from, to);
      return;
    }
    int taken = keep(in, from, to);
    if (scan != null) {
      scan.scan(in, from + taken, to);
    }
    if (last) {
      finish();
    }
  }

  /** The usual case: it came in one piece. */
  private void whole(ByteBuf in, int from, int to) {
    if (repliesHoldSnapshots && ReplyScan.isReply(in, from, to)) {
      ReplyScan inside = new ReplyScan(listener);
      inside.scan(in, from, to);
      inside.end();
    }
    listener.message(in, from, to);
  }

  /** Keeps what there is room for; says how much that was. */
  private int keep(ByteBuf in, int from, int to) {
    if (kept == null) {
      kept = new byte[MOST];
    }
    int taken = Math.min(MOST - keptSize, to - from);
    in.getBytes(from, kept, keptSize, taken);
    keptSize += taken;
    if (keptSize == MOST && taken > 0 && repliesHoldSnapshots) {
      startScan();
    }
    return taken;
  }

  private void startScan() {
    ByteBuf start = Unpooled.wrappedBuffer(kept);
    if (ReplyScan.isReply(start, 0, keptSize)) {
      scan = new ReplyScan(listener);
      scan.scan(start, 0, keptSize);
    }
  }

  private void finish() {
    if (scan == null && repliesHoldSnapshots && keptSize < MOST) {
      startScan();
    }
    if (scan != null) {
      scan.end();
    }
    ByteBuf start = Unpooled.wrappedBuffer(kept);
    int size = keptSize;
    kept = null;
    keptSize = 0;
    scan = null;
    listener.message(start, 0, size);
  }
}
