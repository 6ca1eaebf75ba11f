package io.skysentinel.core.detect.track;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.detect.runway.Field;
import io.skysentinel.core.detect.runway.Flat;
import io.skysentinel.core.detect.runway.Runways;
import org.jspecify.annotations.Nullable;

/** What is known of one aircraft while it is heard. Mutable, for one thread. */
public final class AircraftTrack {
  /** A report later than the newest by more is not late: the clock before was wrong. */
  private static final long CLOCK_MS = 60_000;

  /** After so long a silence motion begins anew. */
  private static final double FORGET_S = 300;

  private final Hearing hearing = new Hearing();
  private final Whereabouts where = new Whereabouts();
  private final Course course = new Course();
  private final HeightFilter height = new HeightFilter();
  private final AltitudeCheck altitudes = new AltitudeCheck();
  private final Altitudes recentAltitudes = new Altitudes();
  private final Trend trend = new Trend();
  private FlightState last;
  private @Nullable BoundingBox area;
  private double newsUnix = Double.NaN;
  private double stuckSinceUnix = Double.NaN;
  private boolean onGround;
  private boolean sampled;
  private @Nullable Field field;
  private FlightPhase phase = FlightPhase.UNKNOWN;
  private double altitudeDoubtUntil = Double.NEGATIVE_INFINITY;

  /** Begins with a first report, which is then to be taken in. */
  public AircraftTrack(FlightState first) {
    last = first;
  }

  /** Takes a report in and says what is believed of it. */
  public Verdict take(FlightState told, @Nullable BoundingBox from, long recordMs, Runways all) {
    FlightState state = Repetition.withoutFalseZero(told);
    Verdict verdict = hearing.heardMs() == 0 ? Verdict.FRESH : order(state, recordMs);
    sampled = false;
    if (verdict == Verdict.DUPLICATE || verdict == Verdict.LATE) {
      return verdict;
    }
    area = from;
    hearing.heard(recordMs);
    if (verdict == Verdict.REPEATED) {
      stuckSinceUnix = Double.isNaN(stuckSinceUnix) ? last.lastContactUnix() : stuckSinceUnix;
    } else {
      verdict = measure(state);
      stuckSinceUnix = Double.NaN;
      newsUnix = state.lastContactUnix();
    }
    last = state;
    place(all);
    return verdict;
  }

  private Verdict order(FlightState state, long recordMs) {
    if (state.lastContactUnix() < last.lastContactUnix()) {
      if (recordMs - hearing.heardMs() < CLOCK_MS) {
        return Verdict.LATE;
      }
      forget();
      return Verdict.FRESH;
    }
    if (state.lastContactUnix() == last.lastContactUnix()) {
      return Verdict.DUPLICATE;
    }
    return Repetition.isRepeated(last, state) ? Verdict.REPEATED : Verdict.FRESH;
  }

  private void forget() {
    where.forget();
    height.forget();
    recentAltitudes.clear();
  }

  private Verdict measure(FlightState state) {
    double dt = state.lastContactUnix() - newsUnix;
    if (dt > FORGET_S) {
      forget();
    }
    onGround = state.onGround() || AltitudeCheck.saysGround(state, height);
    course.take(last, state, dt, trackOfPositions());
    boolean believed = true;
    if (onGround) {
      height.forget();
      recentAltitudes.clear();
    } else {
      believed = altitudes.take(state, height, recentAltitudes);
    }
    double stuck = Double.isNaN(stuckSinceUnix) ? 0 : state.lastContactUnix() - stuckSinceUnix;
    Verdict verdict = where.take(last, state, stuck, course, altitudeM());
    sampled = where.isSampled();
    trend.add(speedOf(state), altitudeM(), rateMps(), dt, course.turnedDeg(), !isDoubtful());
    return verdict == Verdict.FRESH && !believed ? Verdict.ALTITUDE_JUMP : verdict;
  }

  private double trackOfPositions() {
    return where.plane().isSet() ? where.plane().trackDeg() : Double.NaN;
  }

  private void place(Runways all) {
    PlaneFilter plane = where.plane();
    field = plane.isSet() ? all.nearest(plane.lat(), plane.lon()) : null;
    double above = fieldM() < 20_000 ? heightM() : Double.NaN;
    phase = FlightPhase.of(onGround, altitudeM(), above, speedMps(), rateMps());
  }

  /** From now on its position is in doubt, at least until then. */
  public void doubt(double untilUnix) {
    where.doubt(untilUnix);
  }

  /** Whether rules that trust position and speed must be silent. */
  public boolean isDoubtful() {
    return where.isDoubtful(last.lastContactUnix());
  }

  /** From now on its altitude is in doubt, at least until then. */
  public void doubtAltitude(double untilUnix) {
    altitudeDoubtUntil = Math.max(altitudeDoubtUntil, untilUnix);
  }

  /** Whether rules that trust how altitudes follow each other must be silent. */
  public boolean isAltitudeDoubtful() {
    return last.lastContactUnix() < altitudeDoubtUntil;
  }

  /** When it was last taken to be somewhere else than before, NaN when never. */
  public double movedUnix() {
    return where.movedUnix();
  }

  public FlightState last() {
    return last;
  }

  /** When it was last heard, by its own reports. */
  public double unix() {
    return last.lastContactUnix();
  }

  public Hearing hearing() {
    return hearing;
  }

  /** The area that its feed was asked for, null when there is none. */
  public @Nullable BoundingBox area() {
    return area;
  }

  public boolean onGround() {
    return onGround;
  }

  public FlightPhase phase() {
    return phase;
  }

  public FlightClass flightClass() {
    return FlightClass.of(last, trend.fastestMps(), trend.highestM());
  }

  public PlaneFilter plane() {
    return where.plane();
  }

  public HeightFilter height() {
    return height;
  }

  public PositionCheck positions() {
    return where.check();
  }

  public AltitudeCheck altitudes() {
    return altitudes;
  }

  public ImpliedSpeed implied() {
    return where.implied();
  }

  public Past past() {
    return where.past();
  }

  /** Whether the last report became a sample of the past. */
  public boolean isSampled() {
    return sampled;
  }

  public Altitudes recentAltitudes() {
    return recentAltitudes;
  }

  public Trend trend() {
    return trend;
  }

  /** Over ground: smoothed, as reported while the position is in doubt. */
  public double speedMps() {
    return speedOf(last);
  }

  private double speedOf(FlightState state) {
    boolean smoothed = where.plane().isSet() && !isDoubtful();
    boolean reported = !Double.isNaN(state.velocityMps());
    if (reported && !smoothed) {
      return state.velocityMps();
    }
    return where.plane().isSet() ? where.plane().speedMps() : Double.NaN;
  }

  /** Its direction over ground, NaN when not known. */
  public double trackDeg() {
    double smoothed = trackOfPositions();
    return Double.isNaN(smoothed) ? last.headingDeg() : smoothed;
  }

  /** Smoothed altitude, NaN when not known. */
  public double altitudeM() {
    return height.isSet() ? height.altitudeM() : Double.NaN;
  }

  /** Smoothed vertical rate, upwards; 0 while no altitude is known. */
  public double rateMps() {
    return height.isSet() ? height.rateMps() : 0;
  }

  /** Degrees turned to the right, all in all. */
  public double turnedDeg() {
    return course.turnedDeg();
  }

  /** The nearest airport, null when there is none near. */
  public @Nullable Field field() {
    return field;
  }

  /** How far the nearest airport is, infinite when there is none near. */
  public double fieldM() {
    Field nearest = field;
    return nearest == null
        ? Double.POSITIVE_INFINITY
        : Flat.distanceM(plane().lat(), plane().lon(), nearest.lat(), nearest.lon());
  }

  /** How high above the nearest airport, NaN when not known. */
  public double heightM() {
    Field nearest = field;
    return nearest == null ? Double.NaN : altitudeM() - nearest.elevationM();
  }
}
