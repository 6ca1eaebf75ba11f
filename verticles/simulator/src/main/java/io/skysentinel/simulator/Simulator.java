package io.skysentinel.simulator;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.reference.ReferenceData;
import io.skysentinel.simulator.flight.Disturbance;
import io.skysentinel.simulator.flight.FlightLauncher;
import io.skysentinel.simulator.flight.Seeds;
import io.skysentinel.simulator.flight.SimulatedFlight;
import io.skysentinel.simulator.motion.Motion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sky of made-up flights that reports as a feed does.
 *
 * <p>Every slot of the sky always holds one flight; when it ends, the next begins. What is reported
 * depends on the settings and the start only, never on how the time is cut into calls.
 */
public final class Simulator {
  private static final double MOST_JITTER = 0.4;

  private final FlightLauncher launcher;
  private final SimulatedFlight[] flights;
  private final int[] numbers;
  private final ReportSchedule schedule;
  private final Reports reports;
  private final Motion motion = new Motion();
  private final EventInjector events;
  private final List<FlightState> due = new ArrayList<>();

  public Simulator(SimulatorSettings settings, double startUnix) {
    launcher = new FlightLauncher(settings.seed(), settings.bbox(), ReferenceData.airports());
    flights = new SimulatedFlight[settings.aircraft()];
    numbers = new int[settings.aircraft()];
    for (int slot = 0; slot < flights.length; slot++) {
      flights[slot] = launcher.first(slot, startUnix);
    }
    double interval = settings.updateIntervalS();
    double jitter = Math.min(settings.jitterS(), interval * MOST_JITTER);
    schedule = new ReportSchedule(settings.seed(), flights.length, startUnix, interval, jitter);
    events = new EventInjector(settings, startUnix, flights);
    reports = new Reports(Seeds.mix(settings.seed(), -1), settings.noise());
  }

  /** The reports that became due since the last call, up to and including now, by their time. */
  public List<FlightState> advanceTo(double nowUnix) {
    due.clear();
    schedule.advance(nowUnix, this::report);
    events.advanceTo(nowUnix);
    return List.copyOf(due);
  }

  /** The events that began since the last call. */
  public List<TruthEvent> drainTruth() {
    return events.drain();
  }

  private void report(int slot, long number, double unix) {
    events.advanceTo(unix);
    SimulatedFlight flight = flights[slot];
    if (unix >= flight.endUnix()) {
      flight = launcher.next(slot, ++numbers[slot], flight, unix);
      flights[slot] = flight;
    }
    flight.locate(unix, motion);
    @Nullable Disturbance disturbance = flight.disturbance(unix);
    if (!(disturbance instanceof Disturbance.Silence)) {
      due.add(reports.of(flight, motion, disturbance, unix, Seeds.mix(slot, number)));
    }
  }
}
