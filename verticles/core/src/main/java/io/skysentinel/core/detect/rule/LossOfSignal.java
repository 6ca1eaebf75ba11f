package io.skysentinel.core.detect.rule;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.runway.Field;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.FlightClass;

/**
 * Not heard any more while in the air, where others are heard at that height or lower: all along
 * the way that it must have flown since, and a little ahead. Who leaves coverage or lands where
 * nobody hears it, flies where nobody else is heard.
 */
public final class LossOfSignal implements Rule {
  private static final double CLIMBS_MPS = 1;

  /** Who is heard so low above an airport is heard until it lands; the weather adds 150 m. */
  private static final double LANDED_M = 200;

  /** At so many places of the way, and at its beginning, others have to be heard. */
  private static final int PARTS = 4;

  private final Episode episode = new Episode(AnomalyKind.LOSS_OF_SIGNAL);

  /**
   * Limits of the rule.
   *
   * @param enabled whether it says anything
   * @param leastS the shortest silence: an aircraft is forgotten by the map after as much
   * @param gaps how many of its usual gaps the silence has to last, and
   * @param longest how many of its longest one lately
   * @param mostS the longest silence that is waited for
   * @param aheadS how far ahead others have to be heard, for who is about to leave: 25 km in
   *     cruise, which is a cell's width
   * @param aheadInAreaS the same where the feed's area is known
   * @param landingM lower than this above the nearest airport, and descending, it lands, which is
   *     no loss where others are not heard until they have landed
   * @param lowM lower than a circuit is flown it lands or hides behind something
   */
  public record Thresholds(
      boolean enabled,
      double leastS,
      double gaps,
      double longest,
      double mostS,
      double aheadS,
      double aheadInAreaS,
      double landingM,
      double lowM) {
    public static final Thresholds DEFAULT =
        new Thresholds(true, 75, 6, 2, 240, 120, 30, 1500, 300);
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.lossOfSignal().enabled();
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
    if (mayHaveLanded(moment, silenceS, coverage, limits)) {
      return;
    }
    if (isHeardAlongTheWay(moment, silenceS, coverage, limits)) {
      episode.found(moment, track.unix(), finding(track, silenceS, inTrouble));
    }
  }

  private static boolean isFlying(AircraftTrack track, Thresholds limits) {
    FlightClass kind = track.flightClass();
    boolean judgeable = kind != FlightClass.UNPOWERED && kind != FlightClass.SURFACE;
    return judgeable
        && !track.onGround()
        && !(track.heightM() < limits.lowM())
        && track.plane().isSet()
        && track.height().isSet()
        && track.past().size() >= 6
        && track.hearing().meanGapS() <= 30;
  }

  /**
   * Whether it sinks towards an airport where nobody is heard until he lands, or is down by now.
   */
  private static boolean mayHaveLanded(
      Moment moment, double silenceS, Coverage coverage, Thresholds limits) {
    AircraftTrack track = moment.track();
    Field field = track.field();
    boolean sinks = track.heightM() < limits.landingM() && track.rateMps() < -1;
    if (field == null || !sinks) {
      return false;
    }
    int who = track.last().icao24().hashCode();
    double lowest = coverage.lowestM(moment.logMs(), who, field.lat(), field.lon());
    boolean isDown = track.heightM() + track.rateMps() * silenceS < LANDED_M;
    return isDown || lowest > field.elevationM() + LANDED_M;
  }

  /**
   * Where the area is known, it is its edge that is looked for, and a cell in which nobody happens
   * to fly is passed over when there are others on both sides; but not at the end of the way. Whose
   * position is in doubt may be elsewhere, so that others have to be heard all around.
   */
  private static boolean isHeardAlongTheWay(
      Moment moment, double silenceS, Coverage coverage, Thresholds limits) {
    AircraftTrack track = moment.track();
    int who = track.last().icao24().hashCode();
    BoundingBox area = track.area();
    double unix = track.unix();
    double whole = silenceS + (area == null ? limits.aheadS() : limits.aheadInAreaS());
    for (int part = 0; part <= PARTS; part++) {
      double after = whole * part / PARTS;
      double lat = track.plane().latAt(unix + after);
      double lon = track.plane().lonAt(unix + after);
      Coverage.Heights heights = heights(track, after);
      boolean between = area != null && part < PARTS;
      long now = moment.logMs();
      boolean isHeard =
          track.isDoubtful()
              ? coverage.hearsWherever(now, who, lat, lon, heights)
              : coverage.hears(now, who, lat, lon, heights)
                  || (between && coverage.hearsAround(now, who, lat, lon, heights));
      if (!isHeard || (area != null && !area.contains(lat, lon))) {
        return false;
      }
    }
    return true;
  }

  /** Only who climbs leaves by the top, and only who sinks by the bottom, which is the ground. */
  private static Coverage.Heights heights(AircraftTrack track, double after) {
    Field field = track.field();
    double ground = field == null ? Double.NEGATIVE_INFINITY : field.elevationM();
    double then = Math.max(ground, track.altitudeM() + track.rateMps() * after);
    boolean climbs = track.rateMps() > CLIMBS_MPS;
    return new Coverage.Heights(
        Math.min(then, track.altitudeM()), climbs ? then : Double.NEGATIVE_INFINITY);
  }

  private static Finding finding(AircraftTrack track, double silenceS, boolean inTrouble) {
    boolean large = track.flightClass() == FlightClass.LARGE;
    // Small aircraft fly low, behind hills, and with weak transponders.
    Severity usual = large ? Severity.MEDIUM : Severity.LOW;
    return new Finding(
        inTrouble ? Severity.HIGH : usual,
        large ? 0.8 : 0.5,
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
