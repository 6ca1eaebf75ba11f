package io.skysentinel.history.ask.stream;

import io.skysentinel.history.read.Span;

/**
 * Which instant of the past is shown when. Instants are Unix seconds; the clock that it runs by
 * counts milliseconds and is an argument.
 */
final class Playback {
  private static final double MS = 1000;
  private static final double LIVE = 1;

  private double anchor;
  private long anchorMs;
  private double speed;
  private boolean playing = true;

  /** Whether it stays where it is until the client can be shown that. */
  private boolean held = true;

  /** It plays from that instant on, once it is released. */
  Playback(double t, double speed) {
    this.anchor = t;
    this.speed = speed;
  }

  /** The instant that is shown. */
  double at(long nowMs) {
    return playing && !held ? anchor + speed * (nowMs - anchorMs) / MS : anchor;
  }

  /** Goes on at that speed; backwards when it is negative. */
  void play(double newSpeed, long nowMs) {
    moveTo(at(nowMs), nowMs);
    speed = newSpeed;
    playing = true;
  }

  /** Stays at that instant. */
  void pauseAt(double t) {
    anchor = t;
    playing = false;
  }

  /** Goes on from another instant, if it plays. */
  void moveTo(double t, long nowMs) {
    anchor = t;
    anchorMs = nowMs;
  }

  /** Stays at that instant until it is released, whether it plays or not. */
  void holdAt(double t) {
    anchor = t;
    held = true;
  }

  /** Goes on from where it is held. */
  void release(long nowMs) {
    if (held) {
      held = false;
      anchorMs = nowMs;
    }
  }

  /**
   * Waits for more at the end of what is known, at the speed at which more comes, and stops at the
   * beginning.
   *
   * @return whether it plays in another way now
   */
  boolean keepWithin(Span known, long nowMs) {
    double t = at(nowMs);
    boolean isAtEnd = t >= known.to();
    boolean isAtBeginning = t <= known.from();
    if (isAtEnd || isAtBeginning) {
      moveTo(isAtEnd ? known.to() : known.from(), nowMs);
    }
    if (playing && isAtEnd && speed > 0 && speed != LIVE) {
      speed = LIVE;
      return true;
    }
    if (playing && isAtBeginning && speed < 0) {
      playing = false;
      return true;
    }
    return false;
  }

  double speed() {
    return speed;
  }

  boolean isPlaying() {
    return playing;
  }
}
