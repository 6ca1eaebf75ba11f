package io.skysentinel.core.feed.replay;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;

/**
 * Decides when each line of a recording is due and, when rebasing, which time it then carries.
 *
 * <p>For each line: {@link #next}, wait {@link #delayMs}, then hand over its states, each through
 * {@link #rebased}. A line that was waited for may be asked about again, after {@link #setSpeed}.
 *
 * <p>Under rebase a contact carries the wall time at which it is due, so it is never in the future
 * and never stale, whatever the speed; the age of its position is kept as recorded.
 */
public final class ReplayPacer {

  /** How far behind a replay may fall before it goes on from there instead of hurrying after. */
  static final double LATEST_S = 1;

  /** A step back longer than this is another recording, not a late line. */
  static final double ANOTHER_RECORDING_S = 3600;

  /** Room for the order of lines that are handed over within one millisecond. */
  private static final double BEHIND_NOW_S = 1e-3;

  /** Recorded seconds between the end of a recording and its beginning in the next loop. */
  static final double LOOP_GAP_S = 1;

  private final double maxGapS;
  private final boolean rebase;
  private final ReplayTimeline timeline = new ReplayTimeline();
  private double speed;
  private boolean startingOver;

  /** What is added to recorded times so that they go on growing over the loops. */
  private double offsetS;

  /** The recorded time (offset added) that this loop began at. */
  private double loopStartS = Double.NEGATIVE_INFINITY;

  /** The newest recorded time so far, offset added: where the replay stands. */
  private double frontierS = Double.NaN;

  /** The part of the recorded gap before the frontier that is really waited for. */
  private double keptOfGap = 1;

  /**
   * A pacer at the beginning of a recording.
   *
   * @param speed 1 is as recorded, 2 twice as fast, 0 as fast as it can
   * @param maxGapSeconds longer gaps in the recording are shortened to this
   * @param rebase whether times are moved to now
   */
  public ReplayPacer(double speed, double maxGapSeconds, boolean rebase) {
    this.speed = speed;
    this.maxGapS = maxGapSeconds;
    this.rebase = rebase;
  }

  /**
   * The next line, once the one before it has been handed over.
   *
   * @param contactUnix the newest contact in it, {@code NaN} when it has none: due at once
   */
  public void next(double contactUnix, long nowMs) {
    if (Double.isNaN(contactUnix)) {
      return;
    }
    double now = nowMs / 1000.0;
    if (Double.isNaN(frontierS)) {
      begin(contactUnix, speed == 0 ? now - BEHIND_NOW_S : now);
      return;
    }
    if (startingOver || contactUnix + offsetS < frontierS - ANOTHER_RECORDING_S) {
      offsetS = frontierS + LOOP_GAP_S - contactUnix;
      loopStartS = frontierS + LOOP_GAP_S;
      startingOver = false;
    }
    double contact = contactUnix + offsetS;
    if (contact > frontierS) {
      advance(contact, now);
    }
  }

  /** How long to wait until the line is due; never negative. */
  public long delayMs(long nowMs) {
    if (speed == 0 || Double.isNaN(frontierS)) {
      return 0;
    }
    double waitS = timeline.wallAt(frontierS) - nowMs / 1000.0;
    // A wall time is a double of some 1e9, good to a quarter of a microsecond, which must not
    // round up to a millisecond.
    return Math.max(0, (long) Math.ceil(waitS * 1000 - 1e-3));
  }

  /** Goes on at another speed from where the replay stands now, in the middle of a wait too. */
  public void setSpeed(double newSpeed, long nowMs) {
    double now = nowMs / 1000.0;
    if (newSpeed != speed && !Double.isNaN(frontierS) && timeline.wallAt(frontierS) > now) {
      timeline.bend(now, newSpeed == 0 ? 0 : keptOfGap / newSpeed);
    }
    speed = newSpeed;
  }

  /** The recording begins again; its times go on after those of the loop before. */
  public void startOver() {
    startingOver = true;
  }

  /** The state as it is to be handed over at {@code nowMs}. */
  public FlightState rebased(FlightState state, long nowMs) {
    if (!rebase || Double.isNaN(frontierS)) {
      return state;
    }
    FlightStateBuilder moved = new FlightStateBuilder().from(state);
    double contact = timeline.wallAt(withinLoop(state.lastContactUnix() + offsetS));
    moved.lastContactUnix = Math.min(contact, nowMs / 1000.0);
    moved.timePositionUnix =
        moved.lastContactUnix - (state.lastContactUnix() - state.timePositionUnix());
    return moved.build();
  }

  private void begin(double contact, double now) {
    // What is older than the first line has no pace when there is none; its age is then kept.
    timeline.begin(contact, now, speed == 0 ? 1 : 1 / speed);
    frontierS = contact;
  }

  private void advance(double contact, double now) {
    double before = timeline.wallAt(frontierS);
    if (before > now + LATEST_S) {
      // What was handed over already cannot be due later than now: the clock was set back.
      begin(frontierS, now);
      before = now;
    }
    double gap = contact - frontierS;
    keptOfGap = gap > maxGapS ? maxGapS / gap : 1;
    double pace = speed == 0 ? (asFastAsItCan(before, now) - before) / gap : keptOfGap / speed;
    if (before + gap * pace < now - LATEST_S) {
      pace = (now - before) / gap;
    }
    timeline.goOn(frontierS, Math.max(0, pace));
    frontierS = contact;
  }

  /** Now, but for at most a millisecond that keeps the lines of one in their order. */
  private static double asFastAsItCan(double before, double now) {
    return Math.min(now, Math.max(now - BEHIND_NOW_S, before + 1e-6));
  }

  /**
   * A contact that is older than the first line of its loop belongs after the loop before, so all
   * of the time before that line is pressed into the gap between the two, in its order.
   */
  private double withinLoop(double contact) {
    double early = loopStartS - contact;
    return early > 0 ? loopStartS - LOOP_GAP_S * early / (early + LOOP_GAP_S) : contact;
  }
}
