package io.skysentinel.simulator.flight;

import io.skysentinel.simulator.fleet.Airframe;
import io.skysentinel.simulator.motion.GroundTrack;
import io.skysentinel.simulator.motion.Motion;
import io.skysentinel.simulator.motion.Profile;
import org.jspecify.annotations.Nullable;

/** A flight under way. What happens to it on the way replaces its track and profile. */
public final class SimulatedFlight {
  private final Airframe airframe;
  private final String callsign;
  private final String squawk;
  private final @Nullable String origin;
  private final @Nullable String destination;
  private final @Nullable Landing landing;
  private final double taxiInM;
  private double endUnix;
  private GroundTrack track;
  private Profile profile;
  private double profileUnix;
  private double liftOffUnix;
  private double touchdownUnix;
  private @Nullable Disturbance disturbance;
  private @Nullable Disturbance emergency;

  SimulatedFlight(
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
    // The way to the gate lies behind it whenever the landing is needed again.
    landing = plan.landing() == null ? null : plan.landing().straightIn();
    taxiInM = plan.taxiInM();
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

  /** The code that its transponder sends. */
  public String squawk(double unix) {
    if (emergency != null && emergency.lasts(unix)) {
      return emergency.squawk(squawk);
    }
    return disturbance != null && disturbance.lasts(unix) ? disturbance.squawk(squawk) : squawk;
  }

  public @Nullable String origin() {
    return origin;
  }

  public @Nullable String destination() {
    return destination;
  }

  /** When it has landed and parked, or left the area. */
  public double endUnix() {
    return endUnix;
  }

  /** What falsifies its reports now, or null. */
  public @Nullable Disturbance disturbance(double unix) {
    return disturbance != null && disturbance.lasts(unix) ? disturbance : null;
  }

  /** From now on its reports are falsified like that. */
  public void disturb(Disturbance by) {
    disturbance = by;
  }

  /** Sets an emergency code beside whatever else happens. */
  public void declare(Disturbance code) {
    emergency = code;
  }

  public boolean onGround(double unix) {
    return unix < liftOffUnix || unix >= touchdownUnix;
  }

  /** Seconds until its wheels touch; infinite if they never do. */
  public double untilTouchdownS(double unix) {
    return touchdownUnix - unix;
  }

  /** For how many seconds it still flies level at constant speed. */
  public double steadyForS(double unix) {
    return onGround(unix) ? 0 : profile.steadyForS(unix - profileUnix);
  }

  /** Fills in all of its motion at a time. */
  public void locate(double unix, Motion into) {
    profile.locate(unix - profileUnix, into);
    track.locate(into.distanceM, into);
  }

  @Nullable Landing landing() {
    return landing;
  }

  double taxiInM() {
    return taxiInM;
  }

  GroundTrack track() {
    return track;
  }

  Profile profile() {
    return profile;
  }

  double profileS(double unix) {
    return unix - profileUnix;
  }

  /** Flies on differently from now on, for so many seconds. */
  void divert(double unix, GroundTrack newTrack, Profile newProfile, double lastsS) {
    track = newTrack;
    profile = newProfile;
    profileUnix = unix;
    endUnix = unix + lastsS;
    liftOffUnix = Double.NEGATIVE_INFINITY;
    if (landing != null) {
      touchdownUnix = unix + newProfile.durationS() - landing.afterTouchdownS(taxiInM);
    }
  }
}
