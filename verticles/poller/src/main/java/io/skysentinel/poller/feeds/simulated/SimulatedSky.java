package io.skysentinel.poller.feeds.simulated;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import io.skysentinel.simulator.TruthEvent;
import java.util.List;
import java.util.function.Consumer;

/**
 * The simulator on a clock that may jump: what was missed is passed over, so that a sky that had to
 * wait goes on from now and does not pour out minutes at once. Used by one thread at a time.
 */
final class SimulatedSky {
  /** Flying through more than this costs more than a new sky does. */
  private static final double LONGEST_CATCH_UP_S = 300;

  /** A delay that is made good: so little shows nowhere as a burst. */
  private static final double MADE_GOOD_S = 1;

  private final SimulatorSettings settings;
  private final Consumer<List<TruthEvent>> truth;
  private Simulator simulator;
  private double standsAtUnix;

  SimulatedSky(SimulatorSettings settings, double nowUnix, Consumer<List<TruthEvent>> truth) {
    this.settings = settings;
    this.truth = truth;
    this.simulator = new Simulator(settings, nowUnix);
    this.standsAtUnix = nowUnix;
  }

  /** The reports since the last call; after a long wait the newest of each aircraft. */
  List<FlightState> advanceTo(double nowUnix) {
    double behindS = nowUnix - standsAtUnix;
    // A clock that was set back would leave the sky silent until it is where it was.
    if (behindS > LONGEST_CATCH_UP_S || behindS < -1) {
      simulator = new Simulator(settings, nowUnix);
      standsAtUnix = nowUnix;
    }
    double interval = settings.updateIntervalS();
    if (nowUnix - standsAtUnix > interval + MADE_GOOD_S) {
      passOver(nowUnix - interval, interval);
    }
    return step(nowUnix);
  }

  /** In steps, so that what nobody wants never fills the memory. */
  private void passOver(double untilUnix, double stepS) {
    while (standsAtUnix < untilUnix) {
      step(Math.min(standsAtUnix + stepS, untilUnix));
    }
  }

  private List<FlightState> step(double unix) {
    List<FlightState> reports = simulator.advanceTo(unix);
    standsAtUnix = Math.max(standsAtUnix, unix);
    List<TruthEvent> events = simulator.drainTruth();
    if (!events.isEmpty()) {
      truth.accept(events);
    }
    return reports;
  }
}
