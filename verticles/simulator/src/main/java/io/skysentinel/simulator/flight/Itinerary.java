package io.skysentinel.simulator.flight;

import io.skysentinel.core.geo.Vec3;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.motion.GroundTrack;
import io.skysentinel.simulator.motion.NoWayException;
import io.skysentinel.simulator.motion.ProfileBuilder;
import io.skysentinel.simulator.motion.TrackBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flight from stand to stand: which places, and how high in between if the way is long enough.
 *
 * @param cruiseM the altitude wished for
 * @param windFactor what the wind does to the speed in cruise: more than 1 with a tail wind
 */
record Itinerary(
    AircraftType type,
    TakeOff takeOff,
    List<Vec3> waypoints,
    Landing landing,
    double cruiseM,
    double windFactor,
    String country,
    @Nullable String origin,
    @Nullable String destination) {

  FlightPlan plan() {
    TakeOff.Drawn drawn = takeOff.draw();
    TrackBuilder track = drawn.track();
    for (Vec3 waypoint : waypoints) {
      track.turnTo(waypoint, Performance.of(type).turnRadiusM());
    }
    double taxiInM = landing.draw(track);
    return fit(track.build(), drawn.taxiM(), taxiInM);
  }

  /** Lowers the cruise until climb and descent fit into the way. */
  private FlightPlan fit(GroundTrack track, double taxiOutM, double taxiInM) {
    double field = Math.max(takeOff.runway().elevationM(), landing.runway().elevationM());
    double lowest = Math.max(field + (type.isLight() ? 150 : 600), landing.finalAltitudeM() + 1);
    for (double altitude = cruiseM; altitude > lowest; altitude -= (altitude - field) * 0.15) {
      double speed = Performance.speedAt(type, altitude) * windFactor;
      ProfileBuilder profile = takeOff.roll(taxiOutM);
      double liftOff = profile.timeS();
      TakeOff.climb(profile, type, takeOff.runway().elevationM(), altitude, speed);
      ProfileBuilder down =
          landing.fly(new ProfileBuilder(profile.speedMps(), profile.altitudeM(), 0), taxiInM);
      double cruise = track.lengthM() - profile.distanceM() - down.distanceM();
      if (cruise >= 0) {
        profile.holdFor(cruise).append(down);
        return new FlightPlan(
            type,
            track,
            profile.build(),
            liftOff,
            profile.timeS() - landing.afterTouchdownS(taxiInM),
            landing,
            taxiInM,
            country,
            origin,
            destination);
      }
    }
    throw new NoWayException();
  }
}
