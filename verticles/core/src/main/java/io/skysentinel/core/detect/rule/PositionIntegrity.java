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
 * another speed than the aircraft says to fly. While that lasts, and two minutes more, rules that
 * trust position and speed are silent for this aircraft.
 */
public final class PositionIntegrity implements Rule {
  private static final double DOUBT_S = 120;

  /** About 45 s: the first positions that a feed tells of an aircraft may be old ones. */
  private static final int KNOWN_SAMPLES = 4;

  /** No rule remembers more than a quarter of an hour. */
  private static final double MADE_UP_S = 900;

  private final Episode episode = new Episode(AnomalyKind.POSITION_INTEGRITY);
  private final Disturbed disturbed;
  private double mismatchUnix = Double.NaN;
  private int mismatches;
  private boolean leapt;
  private double leapM;
  private double lastWrongUnix = Double.NEGATIVE_INFINITY;
  private double speedBefore = Double.NaN;
  private double speedUnix;
  private double madeUpUntil = Double.NEGATIVE_INFINITY;

  /**
   * Limits of the rule.
   *
   * @param leaps how many positions in a row have to agree with each other and not with the track:
   *     one alone is a garbled message
   * @param leapS over how long
   * @param leapM how far at least: below lies what clocks of receivers make
   * @param mismatchMps by how much implied and reported speed may differ over 20 to 40 s, and
   * @param mismatchShare as a share of the reported one: a clock off by 5 s in 30 is a sixth
   * @param mismatchS for how long they have to
   * @param straightDeg turned further meanwhile, the straight way is shorter than the flown one
   * @param brakeMps2 no aircraft in the air loses or gains speed like that: 1 g
   * @param overS for how long all has to agree again until it is over
   */
  public record Thresholds(
      int leaps,
      double leapS,
      double leapM,
      double mismatchMps,
      double mismatchShare,
      double mismatchS,
      double straightDeg,
      double brakeMps2,
      double overS) {
    public static final Thresholds DEFAULT = new Thresholds(2, 4, 5000, 40, 0.4, 15, 45, 10, 60);
  }

  PositionIntegrity(Disturbed disturbed) {
    this.disturbed = disturbed;
  }

  @Override
  public void look(Moment moment) {
    AircraftTrack track = moment.track();
    Thresholds limits = moment.thresholds().positionIntegrity();
    brakes(moment, limits);
    boolean leaps = leaps(moment, limits);
    boolean differs = differs(moment, limits);
    boolean madeUp = moment.unix() < madeUpUntil;
    if (madeUp) {
      track.doubt(moment.unix() + DOUBT_S);
    }
    if (leaps || differs || (madeUp && episode.isOpen())) {
      lastWrongUnix = moment.unix();
      track.doubt(moment.unix() + DOUBT_S);
      say(moment, leaps);
    } else if (episode.isOpen() && moment.unix() - lastWrongUnix >= limits.overS()) {
      episode.over(moment, lastWrongUnix);
      leapt = false;
    }
  }

  /**
   * A speed that changes like that is made up, as spoofed navigation makes it up; and so is what
   * follows, until it changes back in the same way.
   */
  private void brakes(Moment moment, Thresholds limits) {
    double speed = moment.track().last().velocityMps();
    if (Double.isNaN(speed)) {
      return;
    }
    double dt = moment.unix() - speedUnix;
    double change = dt <= 60 ? speed - speedBefore : 0;
    if (Math.abs(change) > 60 && Math.abs(change) > limits.brakeMps2() * dt) {
      madeUpUntil = change < 0 ? moment.unix() + MADE_UP_S : Double.NEGATIVE_INFINITY;
      moment.track().doubt(moment.unix() + DOUBT_S);
    }
    speedBefore = speed;
    speedUnix = moment.unix();
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
    double since = leaps ? track.positions().suspectFirstUnix() : mismatchUnix;
    episode.found(moment, since, finding(track, others));
  }

  private Finding finding(AircraftTrack track, int others) {
    ImpliedSpeed speeds = track.implied();
    double reported = track.last().velocityMps();
    boolean grave = others > 0 || (leapt && mismatches >= 3);
    String what =
        leapt
            ? "Position leapt by " + Words.km(leapM)
            : String.format(
                Locale.ROOT,
                "Position moves at %s while %s are reported",
                Words.knots(speeds.impliedMps()),
                Words.knots(speeds.reportedMps()));
    return new Finding(
        grave ? Severity.HIGH : Severity.MEDIUM,
        Math.min(0.98, (leapt ? 0.85 : 0.7) + 0.05 * others),
        what + (others > 0 ? ", as those of " + others + " others near by." : "."),
        Evidence.of("jump_m", leapt ? leapM : Double.NaN),
        Evidence.of("implied_mps", speeds.impliedMps()),
        Evidence.of("reported_mps", reported),
        Evidence.of("others", others));
  }

  @Override
  public Episode episode() {
    return episode;
  }
}
