package io.skysentinel.core.sim.motion;

import java.util.Arrays;

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
   * inserted}, which begins and ends at the same speed and altitude. The way to go has become
   * {@code extraM} longer; what {@code inserted} flies more than that is flown less afterwards.
   */
  public Profile withInserted(double seconds, ProfileBuilder inserted, double extraM) {
    int i = knotAt(seconds);
    Motion now = new Motion();
    locate(seconds, now);
    double restM = knots[i + KNOT + DISTANCE] - now.distanceM + extraM - inserted.distanceM();
    ProfileBuilder joined = inserted.copy();
    joined.hold(restM / now.speedMps);
    float[] head = joined.knots();
    float[] tail = Arrays.copyOfRange(knots, i + 2 * KNOT, knots.length);
    double timeShift = head[head.length - KNOT] - knots[i + KNOT];
    double distanceShift = head[head.length - KNOT + DISTANCE] - knots[i + KNOT + DISTANCE];
    for (int k = 0; k < tail.length; k += KNOT) {
      tail[k] += (float) timeShift;
      tail[k + DISTANCE] += (float) distanceShift;
    }
    float[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
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
