package io.skysentinel.core.sim.flight;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.sim.fleet.AddressRegister;
import io.skysentinel.core.sim.fleet.AircraftType;
import io.skysentinel.core.sim.fleet.Airframe;
import io.skysentinel.core.sim.fleet.Airlines;
import io.skysentinel.core.sim.motion.NoWayException;
import io.skysentinel.core.sim.reference.ReferenceData;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives every slot of the sky its flights, one after the other. */
public final class FlightSource {
  private static final int TRIES = 30;
  private static final double SHORTEST_S = 60;

  private final long seed;
  private final BoundingBox area;
  private final TrafficPlanner planner;
  private final AddressRegister register = new AddressRegister();

  public FlightSource(long seed, BoundingBox area, ReferenceData reference) {
    this.seed = seed;
    this.area = area;
    planner = new TrafficPlanner(seed, area, reference);
  }

  /** The slot's flight at the very start: as likely in one moment of it as in another. */
  public Flight first(int slot, double unix) {
    RandomGenerator random = Seeds.generator(seed, key(slot, 0));
    return launch(slot, random, unix, random.nextDouble());
  }

  /** The slot's {@code number}-th flight, beginning now; {@code ended} is over. */
  public Flight next(int slot, int number, Flight ended, double unix) {
    register.release(ended.airframe());
    return launch(slot, Seeds.generator(seed, key(slot, number)), unix, 0);
  }

  private static long key(int slot, int number) {
    return ((long) number << 20) + slot;
  }

  private Flight launch(int slot, RandomGenerator random, double unix, double part) {
    TrafficPlanner.Drawn drawn = null;
    ActiveWindow window = new ActiveWindow(0, 0);
    TrafficKind kind = planner.kindOf(slot);
    for (int tries = 0; tries < TRIES && window.durationS() < SHORTEST_S; tries++) {
      // What cannot be done here at all (a box too small to turn in) becomes an overflight.
      TrafficPlanner.Drawn next =
          attempt(tries < TRIES / 2 ? kind : TrafficKind.OVERFLIGHT, random);
      if (next != null) {
        ActiveWindow inside = ActiveWindow.around(next.plan(), area, next.insideS());
        if (drawn == null || inside.durationS() > window.durationS()) {
          drawn = next;
          window = inside;
        }
      }
    }
    if (drawn == null) {
      throw new IllegalStateException("no flight can be planned in " + area);
    }
    double began = unix - window.startS() - part * window.durationS();
    return identified(drawn.plan(), random, began, window.endS());
  }

  private TrafficPlanner.@Nullable Drawn attempt(TrafficKind kind, RandomGenerator random) {
    try {
      return planner.draw(kind, random);
    } catch (NoWayException e) {
      return null;
    }
  }

  private Flight identified(FlightPlan plan, RandomGenerator random, double unix, double endS) {
    AircraftType type = plan.type();
    Airframe airframe = register.register(type, plan.country());
    String callsign =
        type.use() == AircraftType.Use.AIRLINE
            ? Airlines.callsign(plan.country(), random)
            : airframe.registration().replace("-", "");
    return new Flight(plan, airframe, callsign, squawk(plan, random), unix, endS);
  }

  private static String squawk(FlightPlan plan, RandomGenerator random) {
    if (plan.type().isLight()) {
      return plan.country().equals("US") || plan.country().equals("CA") ? "1200" : "7000";
    }
    // First digit below 7: 7500, 7600 and 7700 must never come by chance.
    int code = random.nextInt(8 * 8 * 8 * 6) + 512;
    return String.format(Locale.ROOT, "%04o", code);
  }
}
