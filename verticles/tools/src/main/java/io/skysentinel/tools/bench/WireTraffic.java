package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.WireEncoding;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Simulated traffic over the whole world as a ticker's frames, the same in every run. */
final class WireTraffic {
  private static final long START_MS = 1_767_323_000_000L;
  private static final double JITTER = 0.3;

  /** Of many changes at once a frame waits a moment for more. */
  private static final int PATIENCE = 4;

  private final int intervalMs;
  private final Simulator simulator;
  private final TickShard ticker;
  private long version;
  private long nowMs = START_MS;

  /**
   * A sky that nothing was told of yet.
   *
   * @param updateSeconds between two reports of an aircraft
   * @param intervalMs between two frames
   */
  WireTraffic(
      int aircraft, double updateSeconds, int intervalMs, boolean noise, WireEncoding encoding) {
    this.intervalMs = intervalMs;
    simulator =
        new Simulator(
            new SimulatorSettings(
                42, aircraft, BoundingBox.WORLD, updateSeconds, JITTER * updateSeconds, 0, noise),
            START_MS / 1e3);
    ticker = new TickShard(0, 1, encoding);
    ticker.take(changes(true, List.of()));
  }

  /** Lets so many seconds go by; each frame is told as it leaves. */
  void run(int seconds, Consumer<Frame> taker) {
    for (int ticks = seconds * 1000 / intervalMs; ticks > 0; ticks--) {
      nowMs += intervalMs;
      List<FlightState> reports = simulator.advanceTo(nowMs / 1e3);
      if (!reports.isEmpty()) {
        ticker.take(changes(false, sightings(reports)));
      }
      Frame frame = ticker.tick(nowMs, intervalMs);
      if (frame == null) {
        frame = ticker.tick(nowMs + intervalMs / PATIENCE, intervalMs);
      }
      if (frame != null) {
        taker.accept(frame);
      }
    }
  }

  private Changes changes(boolean reset, List<Sighting> upserts) {
    String epoch = Epochs.ofCache(1, START_MS);
    return new Changes(0, epoch, ++version, reset, List.of(0, 1, 2), upserts, List.of());
  }

  private static List<Sighting> sightings(List<FlightState> states) {
    List<Sighting> sightings = new ArrayList<>(states.size());
    for (FlightState state : states) {
      sightings.add(new Sighting(state, "sim", false, state.lastContactUnix()));
    }
    return sightings;
  }
}
