package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.Altitudes;
import io.skysentinel.core.detect.track.FlightClass;
import org.jspecify.annotations.Nullable;

/**
 * Height lost faster, and for longer, than ordinary descents lose it. The shorter the time, the
 * steeper it has to be, since speed is traded for height in seconds but not in minutes.
 */
public final class RapidDescent implements Rule {
  private final Episode episode = new Episode(AnomalyKind.RAPID_DESCENT);
  private double calmUnix = Double.NaN;
  private double worstMps;
  private double fromM = Double.NaN;

  /**
   * Limits of the rule; rates are means of measured altitudes, not what the aircraft says.
   *
   * @param enabled whether it says anything
   * @param diveMps over 15 s: 8,000 ft/min is twice what speed brakes give
   * @param steepMps over 45 s: 5,300 ft/min
   * @param sustainedMps over 75 s: 4,600 ft/min, which is 5,700 ft lost; idle with speed brakes
   *     gives some 4,000 for a minute or two, an emergency descent is flown at 5,000 to 8,000
   * @param leastLossM the height that has to be lost at least, whatever the rate
   * @param overMps slower than this, for {@code overS}, it is over
   */
  public record Thresholds(
      boolean enabled,
      double diveMps,
      double steepMps,
      double sustainedMps,
      double leastLossM,
      double overMps,
      double overS) {
    public static final Thresholds DEFAULT = new Thresholds(true, 40.6, 26.9, 23.4, 600, 10, 15);
  }

  /** What was lost over how long. */
  private record Loss(double lossM, double overS, double fromM, double sinceUnix) {
    double mps() {
      return lossM / overS;
    }
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.rapidDescent().enabled();
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    if (track.onGround() || !track.height().isSet()) {
      episode.over(moment, moment.unix());
      return;
    }
    Thresholds limits = moment.thresholds().rapidDescent();
    if (episode.isOpen()) {
      goOn(moment, limits);
      return;
    }
    Loss worst = worst(track.recentAltitudes(), limits, moment.unix());
    // The smoothed rate agrees, or altitudes jumped from one level to another.
    if (worst != null && track.rateMps() < -0.6 * worst.mps()) {
      fromM = worst.fromM();
      worstMps = worst.mps();
      calmUnix = Double.NaN;
      episode.found(moment, worst.sinceUnix(), finding(track, worst, limits));
    }
  }

  private void goOn(Moment moment, Thresholds limits) {
    AircraftTrack track = moment.track();
    if (track.rateMps() > -limits.overMps()) {
      calmUnix = Double.isNaN(calmUnix) ? moment.unix() : calmUnix;
      if (moment.unix() - calmUnix >= limits.overS()) {
        episode.over(moment, calmUnix);
      }
      return;
    }
    calmUnix = Double.NaN;
    worstMps = Math.max(worstMps, -track.rateMps());
    fromM = Double.isNaN(fromM) ? track.altitudeM() : fromM;
    double lost = fromM - track.altitudeM();
    Loss soFar = new Loss(lost, moment.unix() - episode.startUnix(), fromM, episode.startUnix());
    episode.found(moment, episode.startUnix(), finding(track, soFar, limits));
  }

  private static @Nullable Loss worst(Altitudes seen, Thresholds limits, double unix) {
    int last = seen.size() - 1;
    if (last < 2 || unix - seen.unixAt(last) > 15) {
      return null;
    }
    for (int i = last - 2; i >= 0; i--) {
      double over = seen.unixAt(last) - seen.unixAt(i);
      // What was not measured in between is not known to have been lost then.
      if (seen.unixAt(i + 1) - seen.unixAt(i) > 20) {
        return null;
      }
      double loss = seen.altitudeAt(i) - seen.altitudeAt(last);
      double least = over < 15 ? Double.POSITIVE_INFINITY : limitAt(over, limits);
      if (loss >= limits.leastLossM() && loss >= least * over) {
        return new Loss(loss, over, seen.altitudeAt(i), seen.unixAt(i));
      }
    }
    return null;
  }

  private static double limitAt(double overS, Thresholds limits) {
    if (overS >= 75) {
      return limits.sustainedMps();
    }
    return overS >= 45
        ? between(overS, 45, limits.steepMps(), 75, limits.sustainedMps())
        : between(overS, 15, limits.diveMps(), 45, limits.steepMps());
  }

  private static double between(double x, double x1, double y1, double x2, double y2) {
    return y1 + (y2 - y1) * (x - x1) / (x2 - x1);
  }

  /** Light aircraft that let parachutists out dive every quarter of an hour. */
  private Finding finding(AircraftTrack track, Loss loss, Thresholds limits) {
    boolean large = track.flightClass() == FlightClass.LARGE;
    boolean grave = loss.fromM() > 5500 || loss.mps() >= limits.diveMps();
    Severity severity = large && grave ? Severity.HIGH : Severity.MEDIUM;
    double confidence = Math.min(0.99, 0.6 + 0.4 * (loss.lossM() - 1000) / 2000);
    return new Finding(
        severity,
        Math.max(0.5, confidence),
        "Rapid descent: from "
            + Words.feet(loss.fromM())
            + " down by "
            + Words.feet(loss.lossM())
            + " in "
            + Words.seconds(loss.overS())
            + ", "
            + Words.feetPerMinute(loss.mps())
            + ".",
        Evidence.of("from_m", loss.fromM()),
        Evidence.of("lost_m", loss.lossM()),
        Evidence.of("over_s", loss.overS()),
        Evidence.of("mean_mps", -loss.mps()),
        Evidence.of("steepest_mps", -worstMps));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
