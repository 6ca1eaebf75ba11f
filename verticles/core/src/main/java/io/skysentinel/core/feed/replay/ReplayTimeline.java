package io.skysentinel.core.feed.replay;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Which wall time a recorded time belongs to: a line that only climbs, bent wherever a gap was
 * shortened, the speed was changed or the replay had to wait.
 *
 * <p>A contact that appears late in the recording thereby gets the time that it would have got in
 * its place, and the same contact told twice gets the same time twice.
 */
final class ReplayTimeline {

  /** Bends that are remembered; nobody asks for times before so many of them. */
  private static final int MOST_STRETCHES = 64;

  /** A straight piece, from its beginning on; {@code pace} is wall seconds per recorded second. */
  private record Stretch(double recordedS, double wallS, double pace) {
    double wallAt(double recorded) {
      return wallS + (recorded - recordedS) * pace;
    }

    double recordedAt(double wall) {
      return pace > 0 ? Math.max(recordedS, recordedS + (wall - wallS) / pace) : recordedS;
    }
  }

  /** The newest first. */
  private final ArrayDeque<Stretch> stretches = new ArrayDeque<>();

  /** Forgets everything: {@code recorded} is {@code wall}, and time runs at {@code pace}. */
  void begin(double recorded, double wall, double pace) {
    stretches.clear();
    stretches.push(new Stretch(recorded, wall, pace));
  }

  /** From {@code recorded} on, time runs at {@code pace}. */
  void goOn(double recorded, double pace) {
    if (newest().pace != pace) {
      push(new Stretch(recorded, wallAt(recorded), pace));
    }
  }

  /** From the recorded time that {@code wall} stands for on, time runs at {@code pace}. */
  void bend(double wall, double pace) {
    push(new Stretch(newest().recordedAt(wall), wall, pace));
  }

  /** The wall time that {@code recorded} belongs to; before all that is remembered, a guess. */
  double wallAt(double recorded) {
    Iterator<Stretch> newestFirst = stretches.iterator();
    Stretch stretch = newestFirst.next();
    while (recorded < stretch.recordedS && newestFirst.hasNext()) {
      stretch = newestFirst.next();
    }
    return stretch.wallAt(recorded);
  }

  private Stretch newest() {
    Stretch newest = stretches.peek();
    if (newest == null) {
      throw new NoSuchElementException("this timeline has not begun");
    }
    return newest;
  }

  private void push(Stretch stretch) {
    stretches.push(stretch);
    if (stretches.size() > MOST_STRETCHES) {
      stretches.removeLast();
    }
  }
}
