package io.skysentinel.tools.load;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

/** Puts frames out of order and keeps account of it. */
final class FrameOrders {
  private FrameOrders() {}

  /** Shuffles each block of that size; what is left at the end stays as it is. */
  static void shuffleBlocks(List<?> frames, int size, Random random) {
    for (int from = 0; from + size <= frames.size(); from += size) {
      Collections.shuffle(frames.subList(from, from + size), random);
    }
  }

  /** Sends every so many-th frame a second time right away, from the last one on; says how many. */
  static <T> int doubleEvery(int step, List<T> frames) {
    int doubled = 0;
    for (int i = frames.size() - 1; i > 0; i -= step) {
      frames.add(i, frames.get(i));
      doubled++;
    }
    return doubled;
  }

  /** How many frames come behind one with a larger seq. */
  static <T> long behindLaterOnes(List<T> frames, ToLongFunction<T> seq) {
    long newest = 0;
    long late = 0;
    for (T frame : frames) {
      late += seq.applyAsLong(frame) < newest ? 1 : 0;
      newest = Math.max(newest, seq.applyAsLong(frame));
    }
    return late;
  }
}
