package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.track.AircraftTrack;

/** Altitudes that leap up and down as no aircraft can fly, again and again. */
public final class ErraticAltitude implements Rule {
  private static final int KEPT = 8;

  private final Episode episode = new Episode(AnomalyKind.ERRATIC_ALTITUDE);
  private final double[] unix = new double[KEPT];
  private final double[] off = new double[KEPT];
  private int spikes;

  /**
   * Limits of the rule; what a leap is, {@code AltitudeCheck} says.
   *
   * @param leaps how many there have to be within {@code withinS}: single ones are garbled messages
   * @param turns how often a leap goes the other way than the one before: a step that stays is
   *     another altimeter, not an erratic one
   * @param overS without a leap for so long it is over
   */
  public record Thresholds(int leaps, double withinS, int turns, double overS) {
    public static final Thresholds DEFAULT = new Thresholds(3, 75, 1, 60);
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    Thresholds limits = moment.thresholds().erraticAltitude();
    double spike = track.onGround() ? 0 : track.altitudes().spikeM();
    if (spike != 0) {
      unix[spikes % KEPT] = moment.unix();
      off[spikes % KEPT] = spike;
      spikes++;
    }
    if (episode.isOpen() && moment.unix() - lastUnix() > limits.overS()) {
      episode.over(moment, lastUnix());
    } else if (spike != 0) {
      judge(moment, limits);
    }
  }

  private void judge(Moment moment, Thresholds limits) {
    int recent = 0;
    int turns = 0;
    double widest = 0;
    double since = moment.unix();
    for (int i = spikes - 1; i >= Math.max(0, spikes - KEPT); i--) {
      if (moment.unix() - unix[i % KEPT] > limits.withinS()) {
        break;
      }
      recent++;
      since = unix[i % KEPT];
      widest = Math.max(widest, Math.abs(off[i % KEPT]));
      boolean turned = recent > 1 && off[i % KEPT] * off[(i + 1) % KEPT] < 0;
      turns += turned ? 1 : 0;
    }
    if (recent >= limits.leaps() && turns >= limits.turns()) {
      episode.found(moment, since, finding(recent, widest, limits));
    }
  }

  private double lastUnix() {
    return spikes == 0 ? Double.NEGATIVE_INFINITY : unix[(spikes - 1) % KEPT];
  }

  private static Finding finding(int leaps, double widest, Thresholds limits) {
    return new Finding(
        Severity.LOW,
        Math.min(0.95, 0.5 + 0.08 * leaps),
        "Erratic altitude: "
            + leaps
            + " leaps of up to "
            + Words.feet(widest)
            + " in "
            + Words.seconds(limits.withinS())
            + ".",
        Evidence.of("leaps", leaps),
        Evidence.of("widest_m", widest));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
