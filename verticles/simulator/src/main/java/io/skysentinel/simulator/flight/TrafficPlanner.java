package io.skysentinel.simulator.flight;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.reference.Airport;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.fleet.AircraftType.Use;
import io.skysentinel.simulator.fleet.AircraftTypes;
import io.skysentinel.simulator.fleet.Airlines;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws flights that begin, end or pass in an area. */
final class TrafficPlanner {
  private static final double FEET = 0.3048;
  private static final int CANDIDATES = 12;

  private final BoundingBox area;
  private final AirportIndex world;
  private final AirportIndex local;
  private final AirportIndex lightFields;
  private final AirportIndex heliFields;
  private final Procedures procedures;
  private final Overflights overflights;
  private final TrafficMix mix;

  TrafficPlanner(long seed, BoundingBox area, List<Airport> all) {
    this.area = area;
    List<Airport> inside = all.stream().filter(a -> area.contains(a.latDeg(), a.lonDeg())).toList();
    world = new AirportIndex(all, AirportIndex::traffic);
    local = new AirportIndex(inside, AirportIndex::traffic);
    lightFields = new AirportIndex(inside, AirportIndex::lightTraffic);
    heliFields = new AirportIndex(inside, airport -> 1);
    procedures = new Procedures(seed);
    overflights = new Overflights(area, world);
    mix = TrafficMix.of(area.equals(BoundingBox.WORLD), !local.isEmpty(), !lightFields.isEmpty());
  }

  /** A flight and the second of its profile at which it certainly is in the area. */
  record Drawn(FlightPlan plan, double insideS) {}

  /** One of the kind that the slot always flies. */
  Drawn draw(int slot, RandomGenerator random) {
    return switch (mix.of(slot)) {
      case ARRIVAL -> {
        FlightPlan plan = scheduled(true, random);
        yield new Drawn(plan, plan.profile().durationS());
      }
      case DEPARTURE -> new Drawn(scheduled(false, random), 0);
      case OVERFLIGHT -> overflights.draw(random);
      case LIGHT -> new Drawn(tour(Use.LIGHT, lightFields, random), 0);
      case HELICOPTER -> new Drawn(tour(Use.HELICOPTER, heliFields, random), 0);
    };
  }

  /** Something that flies here when nothing that was drawn can. */
  Drawn anything(RandomGenerator random) {
    return overflights.anywhere(random);
  }

  private FlightPlan scheduled(boolean arrival, RandomGenerator random) {
    Airport here = local.draw(random);
    Airport there = partner(here, random);
    Airport from = arrival ? there : here;
    Airport to = arrival ? here : there;
    double km = Sphere.distanceM(from.position(), to.position()) / 1000;
    boolean airline = from.hasAirlines() && to.hasAirlines();
    double runway = Math.min(from.longestRunwayM(), to.longestRunwayM());
    Use use = airline ? Use.AIRLINE : Use.BUSINESS;
    AircraftType type = AircraftTypes.choose(use, km, runway, random);
    boolean gates = km > 280;
    double bearing = Sphere.bearingDeg(from.latDeg(), from.lonDeg(), to.latDeg(), to.lonDeg());
    return new Itinerary(
            type,
            procedures.takeOff(type, from, gates ? to.position() : null, random),
            List.of(),
            procedures.landing(type, to, gates ? from.position() : null, random),
            cruiseM(type, km, bearing, random),
            // West winds blow at cruise altitude nearly everywhere that much is flown.
            1 + 0.05 * Math.sin(Math.toRadians(bearing)),
            airline ? Airlines.countryFor(from.country(), to.country(), random) : from.country(),
            from.ident(),
            to.ident())
        .plan();
  }

  /** The other end: large airports draw, far ones less, very near ones not at all. */
  private Airport partner(Airport here, RandomGenerator random) {
    Airport chosen = world.draw(random);
    double total = 0;
    for (int i = 0; i < CANDIDATES; i++) {
      Airport candidate = world.draw(random);
      double km = Sphere.distanceM(here.position(), candidate.position()) / 1000;
      double weight = km < 150 ? 0 : km > 13_500 ? 0.001 : Math.exp(-km / 1800) + 0.03;
      total += weight;
      if (random.nextDouble() * total < weight) {
        chosen = candidate;
      }
    }
    return chosen;
  }

  /** Odd thousands of feet eastbound, even ones westbound; short flights stay low. */
  static double cruiseM(AircraftType type, double km, double bearing, RandomGenerator random) {
    double reachable = 90 + km * 0.55;
    double top = Math.min(type.maxLevel(), Math.max(80, reachable));
    double low = Math.min(type.minLevel(), top * 0.85);
    int pairs = (int) ((low + random.nextDouble() * (top - low)) / 20);
    return (pairs * 20 + (bearing < 180 ? 10 : 0)) * 100 * FEET;
  }

  /** A flight for its own sake: out over a few places and back to where it came from. */
  private FlightPlan tour(Use use, AirportIndex fields, RandomGenerator random) {
    Airport home = fields.draw(random);
    AircraftType type = AircraftTypes.choose(use, 50, home.longestRunwayM(), random);
    double aboveFieldM =
        (type.minLevel() + random.nextInt(type.maxLevel() - type.minLevel())) * 100 * FEET;
    return new Itinerary(
            type,
            procedures.takeOff(type, home, null, random),
            waypoints(home.position(), random),
            procedures.landing(type, home, null, random),
            home.elevationM() + aboveFieldM,
            1,
            home.country(),
            home.ident(),
            home.ident())
        .plan();
  }

  private List<Vec3> waypoints(Vec3 home, RandomGenerator random) {
    List<Vec3> places = new ArrayList<>();
    int wanted = 2 + random.nextInt(4);
    double bearing = random.nextDouble() * 360;
    for (int tries = 0; tries < 12 && places.size() < wanted; tries++) {
      bearing += 30 + 90 * random.nextDouble();
      Vec3 place = Sphere.destination(home, bearing, 6000 + 24_000 * random.nextDouble());
      if (area.contains(place.latDeg(), place.lonDeg())) {
        places.add(place);
      }
    }
    return places;
  }
}
