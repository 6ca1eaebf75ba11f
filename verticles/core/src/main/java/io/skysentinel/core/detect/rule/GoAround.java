package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.runway.Field;
import io.skysentinel.core.detect.runway.Strip;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.core.detect.track.Past;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An approach that is broken off: down to where only who wants to land goes, and then a climb. A
 * landing in between, however short, ends it: touch-and-goes are landings.
 */
public final class GoAround implements Rule {
  private final Episode episode = new Episode(AnomalyKind.GO_AROUND);
  private double lowestM = Double.NaN;
  private double lowestUnix;
  private double speedThere;
  private double landedUnix = Double.NEGATIVE_INFINITY;
  private double leveledUnix = Double.NaN;
  private Strip.@Nullable Fit there;

  /**
   * Limits of the rule. Heights are above the runway by pressure altitude, which the weather puts
   * off by up to 300 m (985 to 1050 hPa), mostly by less than 150.
   *
   * @param enabled whether it says anything
   * @param nearM so near to a runway that low means low over it, from whatever direction
   * @param lowM how high that may be: a circuit is flown at 300 m, and the weather adds 50
   * @param finalM how long the final approach is that counts: 5 nautical miles
   * @param finalApartDeg between track and runway there: a localizer is 2.5° wide, wind adds 10
   * @param finalSlope how steep a way down may lead there: 4°, where 3° is usual
   * @param weatherM what pressure may be off on final
   * @param descentM how much lower than before it has to be for an approach
   * @param climbM how much has to be regained: 200 ft, more than a gust lifts
   * @param climbMps the rate it is regained at: 400 ft/min
   */
  public record Thresholds(
      boolean enabled,
      double nearM,
      double lowM,
      double finalM,
      double finalApartDeg,
      double finalSlope,
      double weatherM,
      double descentM,
      double climbM,
      double climbMps) {
    public static final Thresholds DEFAULT =
        new Thresholds(true, 2500, 350, 9300, 25, 0.07, 200, 150, 60, 2);
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.goAround().enabled();
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    if (track.onGround() || hasLanded(track)) {
      landedUnix = moment.unix();
      lowestM = Double.NaN;
      episode.over(moment, moment.unix());
      return;
    }
    if (track.isDoubtful() || track.isAltitudeDoubtful() || !track.height().isSet()) {
      lowestM = Double.NaN;
      return;
    }
    if (episode.isOpen()) {
      goOn(moment);
    } else {
      watch(moment);
    }
  }

  /** Some feeds never say that an aircraft is on the ground; slow and low it has to be. */
  private static boolean hasLanded(AircraftTrack track) {
    double slow = track.flightClass() == FlightClass.LARGE ? 40 : 20;
    return track.speedMps() < slow && track.fieldM() < 5000 && track.heightM() < 150;
  }

  private void watch(Moment moment) {
    AircraftTrack track = moment.track();
    double altitude = track.altitudeM();
    boolean stale = moment.unix() - lowestUnix > 180;
    if (Double.isNaN(lowestM) || stale || altitude <= lowestM) {
      lowestM = Double.NaN;
      Strip.Fit fit = fitting(track, moment.thresholds().goAround());
      if (fit != null) {
        lowestM = altitude;
        lowestUnix = moment.unix();
        speedThere = track.speedMps();
        there = fit;
      }
      return;
    }
    Thresholds limits = moment.thresholds().goAround();
    boolean climbs = altitude >= lowestM + limits.climbM() && track.rateMps() >= limits.climbMps();
    double before = highestBefore(track.past());
    boolean came = before >= lowestM + limits.descentM();
    Strip.Fit fit = there;
    if (climbs && came && fit != null) {
      leveledUnix = Double.NaN;
      episode.found(moment, lowestUnix, finding(track, fit, before, limits));
    }
  }

  /** How it lies to a runway that it may be landing on; null where it is not landing. */
  private static Strip.@Nullable Fit fitting(AircraftTrack track, Thresholds limits) {
    Field field = track.field();
    if (field == null || track.fieldM() > limits.finalM() + 5000) {
      return null;
    }
    Strip.Fit fit = field.best(track.plane().lat(), track.plane().lon(), track.trackDeg());
    if (fit == null) {
      return null;
    }
    double height = track.altitudeM() - fit.strip().elevationM();
    if (fit.nearM() <= limits.nearM() && height <= limits.lowM()) {
      return fit;
    }
    double out = -fit.alongM();
    boolean onFinal =
        out > 0
            && out <= limits.finalM()
            && fit.apartDeg() <= limits.finalApartDeg()
            && fit.acrossM() <= 300 + 0.1 * out
            && height <= limits.finalSlope() * out + limits.weatherM();
    return onFinal ? fit : null;
  }

  /** The highest altitude in the minutes before the lowest, since it last took off. */
  private double highestBefore(Past past) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = past.since(Math.max(lowestUnix - 360, landedUnix)); i < past.size(); i++) {
      if (past.unixAt(i) <= lowestUnix && past.altitudeAt(i) > highest) {
        highest = past.altitudeAt(i);
      }
    }
    return highest;
  }

  private void goOn(Moment moment) {
    AircraftTrack track = moment.track();
    if (Math.abs(track.rateMps()) >= 1.5) {
      leveledUnix = Double.NaN;
    } else if (Double.isNaN(leveledUnix)) {
      leveledUnix = moment.unix();
    }
    boolean over =
        track.altitudeM() > lowestM + 600
            || track.rateMps() < -2
            || moment.unix() - leveledUnix >= 15
            || moment.unix() - lowestUnix > 240;
    if (over) {
      episode.over(moment, moment.unix());
      lowestM = Double.NaN;
    }
  }

  private Finding finding(AircraftTrack track, Strip.Fit fit, double before, Thresholds limits) {
    double height = lowestM - fit.strip().elevationM();
    boolean aligned = fit.apartDeg() <= limits.finalApartDeg();
    boolean large = track.flightClass() == FlightClass.LARGE || speedThere > 55;
    String manoeuvre = aligned ? "go_around" : "low_pass";
    Severity severity = !large ? Severity.LOW : aligned ? Severity.HIGH : Severity.MEDIUM;
    return new Finding(
        severity,
        aligned ? large ? 0.93 : 0.8 : 0.6,
        String.format(
            Locale.ROOT,
            "%s at %s: down to %s, climbing again at %s.",
            aligned ? "Go-around" : "Low pass across",
            fit.strip().name(),
            Words.feet(Math.max(0, height)),
            Words.feetPerMinute(track.rateMps())),
        Evidence.of("lowest_m", lowestM),
        Evidence.of("height_m", height),
        Evidence.of("from_m", before),
        Evidence.of("climb_mps", track.rateMps()),
        Evidence.of("runway", fit.strip().name()),
        Evidence.of("threshold_m", fit.alongM()),
        Evidence.of("manoeuvre", manoeuvre));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
