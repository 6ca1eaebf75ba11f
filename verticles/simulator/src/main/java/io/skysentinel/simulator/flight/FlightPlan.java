package io.skysentinel.simulator.flight;

import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.motion.GroundTrack;
import io.skysentinel.simulator.motion.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A flight as planned; times are seconds from the profile's beginning.
 *
 * @param liftOffS until then it is on the ground; negative infinity when it starts in the air
 * @param touchdownS from then on it is on the ground; infinity when it never lands
 * @param landing how it lands; null when it only passes through
 * @param taxiInM how long the taxi after the landing is
 */
record FlightPlan(
    AircraftType type,
    GroundTrack track,
    Profile profile,
    double liftOffS,
    double touchdownS,
    @Nullable Landing landing,
    double taxiInM,
    String country,
    @Nullable String origin,
    @Nullable String destination) {}
