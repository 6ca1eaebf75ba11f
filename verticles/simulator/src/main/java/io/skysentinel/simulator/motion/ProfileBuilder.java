package io.skysentinel.simulator.motion;

import java.util.Arrays;

/** Builds a profile piece by piece from a state of motion. */
public final class ProfileBuilder {
  private float[] knots = new float[Profile.KNOT * 16];
  private int size;
  private double timeS;
  private double distanceM;
  private double speedMps;
  private double altitudeM;
  private double rateMps;

  public ProfileBuilder(double speedMps, double altitudeM, double rateMps) {
    this.speedMps = speedMps;
    this.altitudeM = altitudeM;
    this.rateMps = rateMps;
    knot();
  }

  /** Goes on from a motion, its distance included. */
  public static ProfileBuilder from(Motion motion) {
    ProfileBuilder builder =
        new ProfileBuilder(motion.speedMps, motion.altitudeM, motion.verticalRateMps);
    builder.distanceM = motion.distanceM;
    builder.size = 0;
    builder.knot();
    return builder;
  }

  public double timeS() {
    return timeS;
  }

  public double distanceM() {
    return distanceM;
  }

  public double speedMps() {
    return speedMps;
  }

  public double altitudeM() {
    return altitudeM;
  }

  /** Goes on as it is. */
  public ProfileBuilder hold(double seconds) {
    return to(seconds, speedMps, rateMps);
  }

  /** Goes on as it is for a distance. */
  public ProfileBuilder holdFor(double metres) {
    return hold(metres / speedMps);
  }

  /** Reaches another speed and vertical rate after {@code seconds}. */
  public ProfileBuilder to(double seconds, double speed, double rate) {
    if (!(seconds >= 0)) {
      throw new NoWayException();
    }
    if (seconds < 0.01) {
      return this;
    }
    timeS += seconds;
    distanceM += seconds * (speedMps + speed) / 2;
    altitudeM += seconds * (rateMps + rate) / 2;
    speedMps = speed;
    rateMps = rate;
    knot();
    return this;
  }

  /** Reaches another speed with an acceleration (positive, also for slowing down). */
  public ProfileBuilder accelerate(double speed, double mps2) {
    return to(Math.abs(speed - speedMps) / mps2, speed, rateMps);
  }

  /**
   * Climbs or descends from level flight to level flight, the rate going from {@code firstRate} to
   * {@code lastRate} (both positive) with soft transitions, the speed to {@code speed}.
   */
  public ProfileBuilder levelTo(double altitude, double firstRate, double lastRate, double speed) {
    double change = Math.abs(altitude - altitudeM);
    double sign = Math.signum(altitude - altitudeM);
    if (change < 0.5) {
      return this;
    }
    // A small change is flown gently: the transitions alone must not overshoot it.
    double soft = Math.min(1, change / (8 * (firstRate + lastRate)));
    double first = firstRate * soft;
    double last = lastRate * soft;
    double ease = 8;
    double main = (change - ease * (first + last) / 2) / ((first + last) / 2);
    double total = main + 2 * ease;
    double from = speedMps;
    to(ease, from + (speed - from) * ease / total, sign * first);
    to(main, from + (speed - from) * (main + ease) / total, sign * last);
    return to(ease, speed, 0);
  }

  /** Climbs by {@code metres}, not levelling off, so that rate and speed end as said. */
  public ProfileBuilder climbing(double metres, double speed, double rate) {
    return to(metres / ((rateMps + rate) / 2), speed, rate);
  }

  /** Everything of {@code next}, which must begin in the state that this ends in. */
  public ProfileBuilder append(ProfileBuilder next) {
    double time = timeS;
    double distance = distanceM;
    for (int k = Profile.KNOT; k < next.size; k += Profile.KNOT) {
      timeS = time + next.knots[k];
      distanceM = distance + next.knots[k + Profile.DISTANCE];
      speedMps = next.knots[k + Profile.SPEED];
      altitudeM = next.knots[k + Profile.ALTITUDE];
      rateMps = next.knots[k + Profile.RATE];
      knot();
    }
    return this;
  }

  public Profile build() {
    return new Profile(knots());
  }

  float[] knots() {
    return Arrays.copyOf(knots, size);
  }

  private void knot() {
    if (size + Profile.KNOT > knots.length) {
      knots = Arrays.copyOf(knots, knots.length * 2);
    }
    knots[size++] = (float) timeS;
    knots[size++] = (float) distanceM;
    knots[size++] = (float) speedMps;
    knots[size++] = (float) altitudeM;
    knots[size++] = (float) rateMps;
  }
}
