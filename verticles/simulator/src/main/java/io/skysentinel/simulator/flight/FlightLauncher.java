package io.skysentinel.simulator.flight;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.reference.Airport;
import io.skysentinel.simulator.fleet.AddressRegister;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.fleet.Airframe;
import io.skysentinel.simulator.fleet.Airlines;
import io.skysentinel.simulator.motion.NoWayException;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives every slot of the sky its flights, one after the other. */
public final class FlightLauncher {
  private static final String[] SQUAWKS = squawks();
  private static final int TRIES = 12;
  private static final double SHORTEST_S = 60;

  private final long seed;
  private final BoundingBox area;
  private final TrafficPlanner planner;
  private final AddressRegister register = new AddressRegister();

  public FlightLauncher(long seed, BoundingBox area, List<Airport> airports) {
    this.seed = seed;
    this.area = area;
    planner = new TrafficPlanner(seed, area, airports);
  }

  /** The slot's flight at the very start: as likely in one moment of it as in another. */
  public SimulatedFlight first(int slot, double unix) {
    RandomGenerator random = Seeds.generator(seed, key(slot, 0));
    return launch(slot, random, unix, random.nextDouble());
  }

  /** The slot's {@code number}-th flight, beginning now; {@code ended} is over. */
  public SimulatedFlight next(int slot, int number, SimulatedFlight ended, double unix) {
    register.release(ended.airframe());
    return launch(slot, Seeds.generator(seed, key(slot, number)), unix, 0);
  }

  private static long key(int slot, int number) {
    return ((long) number << 20) + slot;
  }

  private SimulatedFlight launch(int slot, RandomGenerator random, double unix, double part) {
    Candidate best = null;
    for (int tries = 0; tries < TRIES && (best == null || best.isTooShort()); tries++) {
      Candidate next = attempt(slot, random);
      best = next == null || (best != null && best.lastsAsLongAs(next)) ? best : next;
    }
    if (best == null) {
      best = inside(planner.anything(random));
    }
    ActiveWindow window = best.window();
    double began = unix - window.startS() - part * window.durationS();
    return identified(best.plan(), random, began, window.endS());
  }

  private @Nullable Candidate attempt(int slot, RandomGenerator random) {
    try {
      return inside(planner.draw(slot, random));
    } catch (NoWayException e) {
      return null;
    }
  }

  private Candidate inside(TrafficPlanner.Drawn drawn) {
    FlightPlan plan = drawn.plan();
    ActiveWindow.Course course = new ActiveWindow.Course(plan.track(), plan.profile());
    return new Candidate(plan, ActiveWindow.around(course, area, drawn.insideS()));
  }

  private record Candidate(FlightPlan plan, ActiveWindow window) {
    boolean isTooShort() {
      return window.durationS() < SHORTEST_S;
    }

    boolean lastsAsLongAs(Candidate other) {
      return window.durationS() >= other.window.durationS();
    }
  }

  private SimulatedFlight identified(
      FlightPlan plan, RandomGenerator random, double unix, double endS) {
    AircraftType type = plan.type();
    Airframe airframe = register.register(type, plan.country());
    String callsign =
        type.use() == AircraftType.Use.AIRLINE
            ? Airlines.callsign(plan.country(), random)
            : airframe.registration().replace("-", "");
    return new SimulatedFlight(plan, airframe, callsign, squawk(plan, random), unix, endS);
  }

  private static String squawk(FlightPlan plan, RandomGenerator random) {
    if (plan.type().isLight()) {
      return plan.country().equals("US") || plan.country().equals("CA") ? "1200" : "7000";
    }
    // First digit 1 to 6: 7500, 7600 and 7700 must never come by chance.
    return SQUAWKS[random.nextInt(0x200, 0xe00)];
  }

  /** All codes once, so that flights share them. */
  private static String[] squawks() {
    String[] codes = new String[0x1000];
    for (int code = 0; code < codes.length; code++) {
      codes[code] = String.format(Locale.ROOT, "%04o", code);
    }
    return codes;
  }
}
