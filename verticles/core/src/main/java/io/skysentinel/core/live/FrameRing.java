package io.skysentinel.core.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last frames of a shard without a hole, bounded in number and bytes; the oldest go first. */
public final class FrameRing {

  /** How much is kept. */
  public record Limits(int frames, long bytes) {}

  private final ArrayDeque<AppliedFrame> frames = new ArrayDeque<>();
  private final Limits limits;
  private long bytes;

  FrameRing(Limits limits) {
    this.limits = limits;
  }

  void add(AppliedFrame frame) {
    frames.addLast(frame);
    bytes += frame.bytes();
    evict();
  }

  void clear() {
    frames.clear();
    bytes = 0;
  }

  /**
   * The frames after {@code seq} up to {@code last}, {@code null} when not all of them are kept.
   */
  @Nullable List<AppliedFrame> after(long seq, long last) {
    if (seq > last || last - seq > frames.size()) {
      return null;
    }
    List<AppliedFrame> missing = new ArrayList<>();
    for (AppliedFrame frame : frames) {
      if (frame.frame().seq() > seq) {
        missing.add(frame);
      }
    }
    return missing;
  }

  private void evict() {
    while (frames.size() > limits.frames || bytes > limits.bytes) {
      bytes -= frames.removeFirst().bytes();
    }
  }
}
