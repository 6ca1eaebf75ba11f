package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Source;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;

/** What flies in the benches: the same aircraft in every run, each heard once a second. */
final class BenchTraffic {
  static final double START_UNIX = 1_767_323_044;
  static final Source SOURCE = new Source("bench", "simulator", Source.Mode.SIMULATED, null, 1.0);

  private BenchTraffic() {}

  static Simulator of(int aircraft) {
    return new Simulator(
        new SimulatorSettings(1, aircraft, BoundingBox.WORLD, 1.0, 0.2, 10, true), START_UNIX);
  }
}
