package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.Altitudes;
import io.skysentinel.core.detect.track.FlightClass;

/** Altitudes that leap up and down as no aircraft can fly, again and again. */
public final class ErraticAltitude implements Rule {
  /** For how long one altitude that cannot be makes the others doubtful: a climb lasts longer. */
  private static final double ONE_LEAP_S = 10;

  /** What is measured in steps of 25 ft, and what air and sensors do to it. */
  private static final double KINK_M = 60;

  /** 0.15 g, kept up between three altitudes: an airliner breaks an approach off with less. */
  private static final double KINK_MPS2 = 1.5;

  /** By turns up and down the same pull leads less far: 2/(2π)² in place of 1/8 of its square. */
  private static final double BY_TURNS = 1 / (2 * Math.PI * Math.PI);

  /** Feeds pass on altitudes that are some seconds old, by turns more and less. */
  private static final double OLD_S = 8;

  /** Altitudes farther apart say nothing of what was between them. */
  private static final double KINK_LONGEST_S = 45;

  private final Episode episode = new Episode(AnomalyKind.ERRATIC_ALTITUDE);
  private final Leaps leaps = new Leaps();
  private final Leaps kinks = new Leaps();
  private double kinkUnix = Double.NaN;

  /**
   * Limits of the rule; what a leap is, {@code AltitudeCheck} says. Reports that are far apart hide
   * leaps, but not that an airliner goes up and down by turns as none is flown: those are kinks,
   * and leaps count among them.
   *
   * @param enabled whether it says anything
   * @param leaps how many there have to be within {@code withinS}: single ones are garbled
   *     messages; of kinks one more in twice the time, since one wrong altitude makes three
   * @param turns how often a leap goes the other way than the one before: a step that stays is
   *     another altimeter, not an erratic one
   * @param overS without a leap for so long it is over
   */
  public record Thresholds(boolean enabled, int leaps, double withinS, int turns, double overS) {
    public static final Thresholds DEFAULT = new Thresholds(true, 3, 75, 1, 60);
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.erraticAltitude().enabled();
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    Thresholds limits = moment.thresholds().erraticAltitude();
    double spike = track.onGround() ? 0 : track.altitudes().spikeM();
    double kink = spike == 0 ? kink(track) : spike;
    if (spike != 0) {
      leaps.add(moment.unix(), spike);
      track.doubtAltitude(moment.unix() + ONE_LEAP_S);
    }
    if (kink != 0) {
      kinks.add(moment.unix(), kink);
    }
    if (episode.isOpen()) {
      track.doubtAltitude(kinks.lastUnix() + limits.overS());
    }
    if (episode.isOpen() && moment.unix() - kinks.lastUnix() > limits.overS()) {
      episode.over(moment, kinks.lastUnix());
    } else if (spike != 0 && leaps.has(limits.leaps(), limits.turns(), limits.withinS())) {
      episode.found(moment, leaps.sinceUnix(), finding(leaps));
    } else if (kink != 0 && kinks.has(limits.leaps() + 1, limits.leaps(), 2 * limits.withinS())) {
      episode.found(moment, kinks.sinceUnix(), finding(kinks));
    }
  }

  /**
   * How far the last altitude but one lies off the line through its neighbours, 0 where that can be
   * flown. Aerobatics do it, so only large aircraft are looked at.
   */
  private double kink(AircraftTrack track) {
    Altitudes seen = track.recentAltitudes();
    int last = seen.size() - 1;
    if (last < 2 || seen.unixAt(last) == kinkUnix || track.flightClass() != FlightClass.LARGE) {
      return 0;
    }
    kinkUnix = seen.unixAt(last);
    double whole = kinkUnix - seen.unixAt(last - 2);
    double part = seen.unixAt(last - 1) - seen.unixAt(last - 2);
    double climb = seen.altitudeAt(last) - seen.altitudeAt(last - 2);
    double off = seen.altitudeAt(last - 1) - seen.altitudeAt(last - 2) - climb * part / whole;
    double old = Math.abs(meanRate(seen)) * OLD_S;
    double byTurns = KINK_MPS2 * whole * whole * BY_TURNS + old;
    double can = KINK_M + Math.min(KINK_MPS2 * whole * whole / 8, byTurns);
    return whole <= KINK_LONGEST_S && Math.abs(off) > can ? off : 0;
  }

  /** Over the minute and a half that is known. */
  private static double meanRate(Altitudes seen) {
    int last = seen.size() - 1;
    return (seen.altitudeAt(last) - seen.altitudeAt(0)) / (seen.unixAt(last) - seen.unixAt(0));
  }

  private static Finding finding(Leaps seen) {
    return new Finding(
        Severity.LOW,
        Math.min(0.95, 0.5 + 0.08 * seen.count()),
        "Erratic altitude: "
            + seen.count()
            + " leaps of up to "
            + Words.feet(seen.widestM())
            + " in "
            + Words.seconds(Math.max(1, seen.lastUnix() - seen.sinceUnix()))
            + ".",
        Evidence.of("leaps", seen.count()),
        Evidence.of("widest_m", seen.widestM()));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
