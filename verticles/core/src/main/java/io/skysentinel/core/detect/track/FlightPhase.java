package io.skysentinel.core.detect.track;

import java.util.Locale;

/**
 * What an aircraft is doing. Fuzzy, as OpenAP tells phases: each phase has a membership between 0
 * and 1 in height, speed and vertical rate, and the one whose weakest membership is strongest wins.
 */
public enum FlightPhase {
  UNKNOWN,
  GROUND,
  TAXI,
  TAKE_OFF,
  CLIMB,
  CRUISE,
  LEVEL,
  DESCENT,
  APPROACH,
  LANDING;

  private static final double FEET = 1 / 0.3048;
  private static final double KNOTS = 3600 / 1852.0;

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The phase.
   *
   * @param heightM above the nearest airport, NaN where there is none near
   */
  static FlightPhase of(
      boolean onGround, double altM, double heightM, double speedMps, double rateMps) {
    if (onGround) {
      return onGround(speedMps);
    }
    if (Double.isNaN(altM) || Double.isNaN(speedMps)) {
      return UNKNOWN;
    }
    double feet = altM * FEET;
    double above = Double.isNaN(heightM) ? feet : heightM * FEET;
    double knots = speedMps * KNOTS;
    double fpm = rateMps * FEET * 60;
    double steady = bell(fpm, 0, 150);
    double up = rising(fpm, 50, 900);
    double down = rising(-fpm, 50, 900);
    double near = 1 - rising(above, 2000, 4500);
    double ground = 1 - rising(above, 50, 300);
    FlightPhase best = LEVEL;
    double most = Math.min(steady, 1 - rising(feet, 18_000, 29_000));
    Memberships other = new Memberships(best, most);
    other.offer(GROUND, Math.min(ground, Math.min(steady, 1 - rising(knots, 15, 45))));
    other.offer(CRUISE, Math.min(steady, rising(feet, 18_000, 29_000)));
    other.offer(CLIMB, Math.min(up, rising(above, 800, 2200)));
    other.offer(TAKE_OFF, Math.min(up, 1 - rising(above, 800, 2200)));
    other.offer(DESCENT, Math.min(down, 1 - near));
    other.offer(APPROACH, Math.min(down, Math.min(near, rising(above, 50, 300))));
    other.offer(LANDING, Math.min(ground, rising(knots, 30, 60)) * (fpm < 100 ? 1 : 0));
    return other.best;
  }

  private static FlightPhase onGround(double speedMps) {
    if (!(speedMps > 1)) {
      return GROUND;
    }
    return speedMps < 20 ? TAXI : LANDING;
  }

  /** From 0 at {@code from} to 1 at {@code to}, smoothly. */
  private static double rising(double x, double from, double to) {
    double part = Math.max(0, Math.min(1, (x - from) / (to - from)));
    return part * part * (3 - 2 * part);
  }

  private static double bell(double x, double middle, double width) {
    double z = (x - middle) / width;
    return Math.exp(-z * z / 2);
  }

  /** The strongest of what was offered. */
  private static final class Memberships {
    private FlightPhase best;
    private double most;

    Memberships(FlightPhase first, double strength) {
      best = first;
      most = strength;
    }

    void offer(FlightPhase phase, double strength) {
      if (strength > most) {
        best = phase;
        most = strength;
      }
    }
  }
}
