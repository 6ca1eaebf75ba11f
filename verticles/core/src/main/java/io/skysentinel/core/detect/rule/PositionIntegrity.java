package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.ImpliedSpeed;
import io.skysentinel.core.detect.track.Verdict;
import java.util.Locale;

/**
 * The reported position cannot be true: it leaps to another place and stays there, or moves at
 * another speed than the aircraft says to fly, or the aircraft itself has lost it. While that
 * lasts, and two minutes more, rules that trust position and speed are silent for this aircraft.
 */
public final class PositionIntegrity implements Rule {
  private static final double DOUBT_S = 120;

  /** About 45 s: the first positions that a feed tells of an aircraft may be old ones. */
  private static final int KNOWN_SAMPLES = 4;

  private final Episode episode = new Episode(AnomalyKind.POSITION_INTEGRITY);
  private final Disturbed disturbed;
  private final ToldSpeed speed = new ToldSpeed();
  private final OwnNavigation navigation = new OwnNavigation();
  private double mismatchUnix = Double.NaN;
  private int mismatches;
  private boolean leapt;
  private double leapM;
  private double lastWrongUnix = Double.NEGATIVE_INFINITY;

  /**
   * Limits of the rule.
   *
   * @param enabled whether it says anything
   * @param leaps how many positions in a row have to agree with each other and not with the track:
   *     one alone is a garbled message
   * @param leapS over how long
   * @param leapM how far at least: below lies what clocks of receivers make
   * @param mismatchMps by how much implied and reported speed may differ over 20 to 40 s, and
   * @param mismatchShare as a share of the reported one: a clock off by 5 s in 30 is a sixth
   * @param mismatchS for how long they have to
   * @param straightDeg turned further meanwhile, the straight way is shorter than the flown one
   * @param brakeMps2 no aircraft in the air loses or gains speed like that: 1 g
   * @param goodNic an integrity category (NIC) that airliners keep up in flight: within 1 km or
   *     less; who showed it and then shows 0 has lost its satellites
   * @param lostS for how long it has to show 0: antennas are shaded in a turn for some seconds
   * @param overS for how long all has to agree again until it is over
   */
  public record Thresholds(
      boolean enabled,
      int leaps,
      double leapS,
      double leapM,
      double mismatchMps,
      double mismatchShare,
      double mismatchS,
      double straightDeg,
      double brakeMps2,
      int goodNic,
      double lostS,
      double overS) {
    public static final Thresholds DEFAULT =
        new Thresholds(true, 2, 4, 5000, 40, 0.4, 15, 45, 10, 6, 20, 60);
  }

  PositionIntegrity(Disturbed disturbed) {
    this.disturbed = disturbed;
  }

  @Override
  public boolean isEnabled(DetectThresholds thresholds) {
    return thresholds.positionIntegrity().enabled();
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    Thresholds limits = moment.thresholds().positionIntegrity();
    boolean leaps = leaps(moment, limits);
    boolean differs = differs(moment, limits);
    boolean lost = navigation.isLost(moment, limits);
    boolean madeUp = speed.isMadeUp(moment, limits);
    if (madeUp || leaps || differs || lost) {
      track.doubt(moment.unix() + DOUBT_S);
    }
    if (leaps || differs || lost || (madeUp && episode.isOpen())) {
      lastWrongUnix = moment.unix();
      say(moment, leaps);
    } else if (episode.isOpen() && moment.unix() - lastWrongUnix >= limits.overS()) {
      episode.over(moment, lastWrongUnix);
      leapt = false;
    }
  }

  private boolean leaps(Moment moment, Thresholds limits) {
    AircraftTrack track = moment.track();
    boolean insists =
        track.past().size() >= KNOWN_SAMPLES
            && track.positions().suspects() >= limits.leaps()
            && track.unix() - track.positions().suspectFirstUnix() >= limits.leapS()
            && track.positions().jumpM() >= limits.leapM();
    if (insists) {
      leapt = true;
      leapM = track.positions().jumpM();
    }
    return insists && (moment.verdict() == Verdict.JUMP || track.movedUnix() == track.unix());
  }

  private boolean differs(Moment moment, Thresholds limits) {
    if (moment.verdict() == Verdict.POSITION_REUSED) {
      return false;
    }
    ImpliedSpeed speeds = moment.track().implied();
    double reported = speeds.reportedMps();
    double off = Math.abs(speeds.impliedMps() - reported);
    // A clock that stood still for so long makes the way seem longer or shorter by that.
    double clock = reported * 2 * speeds.stuckS() / Math.max(20, speeds.overS());
    boolean differs =
        !moment.track().onGround()
            && speeds.turnedDeg() <= limits.straightDeg()
            && off > Math.max(limits.mismatchMps(), limits.mismatchShare() * reported) + clock;
    if (!differs) {
      mismatches = 0;
      return false;
    }
    mismatchUnix = mismatches++ == 0 ? moment.unix() : mismatchUnix;
    return mismatches >= 3 && moment.unix() - mismatchUnix >= limits.mismatchS();
  }

  private void say(Moment moment, boolean leaps) {
    AircraftTrack track = moment.track();
    String icao24 = track.last().icao24();
    double lat = track.plane().lat();
    double lon = track.plane().lon();
    int others = disturbed.others(icao24, moment.logMs(), lat, lon);
    disturbed.note(icao24, moment.logMs(), lat, lon);
    double since = since(track, leaps);
    episode.found(moment, since, finding(track, others));
  }

  private double since(AircraftTrack track, boolean leaps) {
    if (leaps) {
      return track.positions().suspectFirstUnix();
    }
    return isLostAlone() ? navigation.lostUnix() : mismatchUnix;
  }

  /** Whether nothing but the aircraft itself says that its position is wrong. */
  private boolean isLostAlone() {
    return !leapt && mismatches < 3 && !Double.isNaN(navigation.lostUnix());
  }

  private Finding finding(AircraftTrack track, int others) {
    ImpliedSpeed speeds = track.implied();
    double reported = track.last().velocityMps();
    boolean grave = others > 0 || (leapt && mismatches >= 3);
    return new Finding(
        grave ? Severity.HIGH : Severity.MEDIUM,
        Math.min(0.98, (leapt ? 0.85 : 0.7) + 0.05 * others),
        what(speeds) + (others > 0 ? ", as those of " + others + " others near by." : "."),
        Evidence.of("jump_m", leapt ? leapM : Double.NaN),
        Evidence.of("implied_mps", speeds.impliedMps()),
        Evidence.of("reported_mps", reported),
        Evidence.of("nic", navigation.nic()),
        Evidence.of("others", others));
  }

  private String what(ImpliedSpeed speeds) {
    if (leapt) {
      return "Position leapt by " + Words.km(leapM);
    }
    return isLostAlone()
        ? "Its own navigation has lost its position"
        : String.format(
            Locale.ROOT,
            "Position moves at %s while %s are reported",
            Words.knots(speeds.impliedMps()),
            Words.knots(speeds.reportedMps()));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
