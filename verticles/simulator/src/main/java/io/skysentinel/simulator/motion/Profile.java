package io.skysentinel.simulator.motion;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Distance, speed, altitude and vertical rate over time. Between two knots speed and vertical rate
 * change linearly, so distance and altitude are parabolas and nothing ever jumps.
 */
public final class Profile {
  static final int KNOT = 5;
  static final int DISTANCE = 1;
  static final int SPEED = 2;
  static final int ALTITUDE = 3;
  static final int RATE = 4;

  /** Per knot: time, distance, speed, altitude, vertical rate; floats to hold many flights. */
  private final float[] knots;

  Profile(float[] knots) {
    this.knots = knots;
  }

  /** Seconds from the start to the last knot. */
  public double durationS() {
    return knots[knots.length - KNOT];
  }

  /** Fills in everything but position and heading, {@code seconds} after the start. */
  public void locate(double seconds, Motion into) {
    int i = knotAt(seconds);
    double span = knots[i + KNOT] - knots[i];
    double t = Math.max(0, Math.min(seconds - knots[i], span));
    double part = span > 0 ? t / span : 0;
    double speed = knots[i + SPEED];
    double speedGain = (knots[i + KNOT + SPEED] - speed) * part;
    double rate = knots[i + RATE];
    double rateGain = (knots[i + KNOT + RATE] - rate) * part;
    into.speedMps = speed + speedGain;
    into.distanceM = knots[i + DISTANCE] + t * (speed + speedGain / 2);
    into.verticalRateMps = rate + rateGain;
    into.altitudeM = knots[i + ALTITUDE] + t * (rate + rateGain / 2);
  }

  /** For how many seconds it still flies level at constant speed; 0 if it does not now. */
  public double steadyForS(double seconds) {
    int i = knotAt(seconds);
    boolean steady =
        knots[i + RATE] == 0
            && knots[i + KNOT + RATE] == 0
            && Math.abs(knots[i + SPEED] - knots[i + KNOT + SPEED]) < 0.5
            && seconds >= knots[i];
    return steady ? Math.max(0, knots[i + KNOT] - seconds) : 0;
  }

  /**
   * The rest of this profile from {@code seconds} on, in level steady flight, after {@code
   * inserted}, which begins and ends at the same speed and altitude; null if the steady flight is
   * too short for it. {@code shiftM} is what distances along the track from here on have to be
   * changed by.
   */
  public @Nullable Profile withInserted(double seconds, ProfileBuilder inserted, double shiftM) {
    int next = knotAt(seconds) + KNOT;
    double restM = knots[next + DISTANCE] + shiftM - inserted.distanceM();
    if (restM < 0) {
      return null;
    }
    inserted.holdFor(restM);
    float[] head = inserted.knots();
    float[] all = Arrays.copyOf(head, head.length + knots.length - next - KNOT);
    double timeShift = inserted.timeS() - knots[next];
    for (int from = next + KNOT, to = head.length; from < knots.length; from += KNOT, to += KNOT) {
      System.arraycopy(knots, from, all, to, KNOT);
      all[to] += (float) timeShift;
      all[to + DISTANCE] += (float) shiftM;
    }
    return new Profile(all);
  }

  private int knotAt(double seconds) {
    int i = knots.length - 2 * KNOT;
    while (i > 0 && knots[i] > seconds) {
      i -= KNOT;
    }
    return i;
  }
}
