package io.skysentinel.core.detect.rule;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.FlightClass;

/**
 * Not heard any more while in the air, where others are heard at that height or lower: all along
 * the way that it must have flown since, and a little ahead. Who leaves coverage or lands where
 * nobody hears it, flies where nobody else is heard.
 */
public final class LossOfSignal implements Rule {
  private final Episode episode = new Episode(AnomalyKind.LOSS_OF_SIGNAL);

  /**
   * Limits of the rule.
   *
   * @param leastS the shortest silence: an aircraft is forgotten by the map after as much
   * @param gaps how many of its usual gaps the silence has to last, and
   * @param longest how many of its longest one lately
   * @param mostS the longest silence that is waited for
   * @param aheadS how far ahead others have to be heard
   * @param landingM lower than this above the nearest airport, and descending or near it, it lands
   * @param nearM what near means: a final of 13 nautical miles
   */
  public record Thresholds(
      double leastS,
      double gaps,
      double longest,
      double mostS,
      double aheadS,
      double landingM,
      double nearM) {
    public static final Thresholds DEFAULT = new Thresholds(75, 6, 2, 240, 30, 1500, 25_000);
  }

  @Override
  public void look(Moment moment) {
    episode.over(moment, moment.unix());
  }

  /**
   * It was silent again until now.
   *
   * @param silenceS for how long
   * @param inTrouble whether something else was wrong with it
   */
  public void silent(Moment moment, double silenceS, Coverage coverage, boolean inTrouble) {
    AircraftTrack track = moment.track();
    Thresholds limits = moment.thresholds().lossOfSignal();
    double wait =
        Math.max(
            limits.leastS(),
            Math.max(
                limits.gaps() * track.hearing().meanGapS(),
                limits.longest() * track.hearing().longestGapS()));
    boolean due = silenceS >= wait && silenceS <= limits.mostS();
    if (episode.isOpen() || !due || !isFlying(track, limits)) {
      return;
    }
    if (isHeardAlongTheWay(moment, silenceS, coverage, limits.aheadS())) {
      episode.found(moment, track.unix(), finding(track, silenceS, inTrouble));
    }
  }

  private static boolean isFlying(AircraftTrack track, Thresholds limits) {
    FlightClass kind = track.flightClass();
    boolean judgeable = kind != FlightClass.UNPOWERED && kind != FlightClass.SURFACE;
    boolean landing =
        track.heightM() < limits.landingM()
            && (track.fieldM() < limits.nearM() || track.rateMps() < -1);
    return judgeable
        && !track.onGround()
        && !landing
        && !track.isDoubtful()
        && track.plane().isSet()
        && track.height().isSet()
        && track.past().size() >= 6
        && track.hearing().meanGapS() <= 30;
  }

  private static boolean isHeardAlongTheWay(
      Moment moment, double silenceS, Coverage coverage, double aheadS) {
    AircraftTrack track = moment.track();
    BoundingBox area = track.area();
    double unix = track.unix();
    int who = track.last().icao24().hashCode();
    double whole = silenceS + aheadS;
    for (int part = 0; part <= 4; part++) {
      double after = whole * part / 4;
      double lat = track.plane().latAt(unix + after);
      double lon = track.plane().lonAt(unix + after);
      double altitude = track.altitudeM() + Math.min(0, track.rateMps()) * after;
      boolean outside = area != null && !area.contains(lat, lon);
      if (outside || !coverage.hears(moment.logMs(), who, lat, lon, altitude)) {
        return false;
      }
    }
    return true;
  }

  private static Finding finding(AircraftTrack track, double silenceS, boolean inTrouble) {
    return new Finding(
        inTrouble ? Severity.HIGH : Severity.MEDIUM,
        0.8,
        "Signal lost at "
            + Words.feet(track.altitudeM())
            + ": not heard for "
            + Words.seconds(silenceS)
            + " where others are heard.",
        Evidence.of("silence_s", silenceS),
        Evidence.of("usual_gap_s", track.hearing().meanGapS()),
        Evidence.of("altitude_m", track.altitudeM()),
        Evidence.of("speed_mps", track.speedMps()));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
