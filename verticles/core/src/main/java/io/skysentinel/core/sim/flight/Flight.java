package io.skysentinel.core.sim.flight;

import io.skysentinel.core.sim.fleet.Airframe;
import io.skysentinel.core.sim.motion.GroundTrack;
import io.skysentinel.core.sim.motion.Motion;
import io.skysentinel.core.sim.motion.Profile;
import org.jspecify.annotations.Nullable;

/** A flight under way. What happens to it on the way replaces its track and profile. */
public final class Flight {
  private final Airframe airframe;
  private final String callsign;
  private final String squawk;
  private final @Nullable String origin;
  private final @Nullable String destination;
  private final @Nullable Landing landing;
  private final double endUnix;
  private GroundTrack track;
  private Profile profile;
  private double profileUnix;
  private double liftOffUnix;
  private double touchdownUnix;
  private boolean diverged;

  Flight(
      FlightPlan plan,
      Airframe airframe,
      String callsign,
      String squawk,
      double unix,
      double endS) {
    this.airframe = airframe;
    this.callsign = callsign;
    this.squawk = squawk;
    origin = plan.origin();
    destination = plan.destination();
    landing = plan.landing();
    track = plan.track();
    profile = plan.profile();
    profileUnix = unix;
    liftOffUnix = unix + plan.liftOffS();
    touchdownUnix = unix + plan.touchdownS();
    endUnix = unix + endS;
  }

  public Airframe airframe() {
    return airframe;
  }

  public String callsign() {
    return callsign;
  }

  public String squawk() {
    return squawk;
  }

  public @Nullable String origin() {
    return origin;
  }

  public @Nullable String destination() {
    return destination;
  }

  /** When it has landed and parked, or left the area. */
  public double endUnix() {
    return diverged ? profileUnix + profile.durationS() : endUnix;
  }

  public boolean onGround(double unix) {
    return unix < liftOffUnix || unix >= touchdownUnix;
  }

  /** Whether it comes down in the area, rather than only passing through. */
  public boolean lands() {
    return landing != null;
  }

  /** Fills in all of its motion at a time. */
  public void locate(double unix, Motion into) {
    profile.locate(unix - profileUnix, into);
    track.locate(into.distanceM, into);
  }
}
