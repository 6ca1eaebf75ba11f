package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.WireEncoding;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a changed aircraft costs on the wire and in encoding: simulated traffic over the whole
 * world, an update of each aircraft a second, a frame every 200 ms. Arguments: aircraft (2000),
 * seconds measured (60).
 *
 * <p>The bytes are those of whole messages with the header of their WebSocket frame, divided by the
 * aircraft that they tell of. The costs are CPU time of this thread.
 */
public final class WireBench {
  private static final int INTERVAL_MS = 200;
  private static final int WARM_UP_SECONDS = 20;
  private static final long START_MS = 1_767_323_000_000L;

  private final PrintStream out;
  private final int aircraft;
  private final WireEncoding encoding = new WireEncoding();
  private long version;

  WireBench(PrintStream out, int aircraft) {
    this.out = out;
    this.aircraft = aircraft;
  }

  /** Measures smooth and noisy sensors, and exits with 1 when the promise is not kept. */
  public static void main(String[] args) {
    int aircraft = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    System.exit(new WireBench(System.out, aircraft).run(WARM_UP_SECONDS, seconds) ? 0 : 1);
  }

  boolean run(int warmUpSeconds, int seconds) {
    out.printf(
        Locale.ROOT,
        "%,d aircraft, one update a second each, a frame every %d ms, %d s%n",
        aircraft,
        INTERVAL_MS,
        seconds);
    WireTally smooth = measure(false, warmUpSeconds, seconds);
    out.println(smooth.text("smooth sensors"));
    WireTally noisy = measure(true, warmUpSeconds, seconds);
    out.println(noisy.text("noisy sensors"));
    return smooth.isKept() && noisy.isKept();
  }

  private WireTally measure(boolean noise, int warmUpSeconds, int seconds) {
    SimulatorSettings settings =
        new SimulatorSettings(42, aircraft, BoundingBox.WORLD, 1, 0.3, 0, noise);
    Simulator simulator = new Simulator(settings, START_MS / 1e3);
    version = 0;
    TickShard ticker = new TickShard(0, 1, encoding);
    ticker.take(changes(true, List.of()));
    Map<String, Flight> before = new HashMap<>();
    WireTally warmUp = new WireTally(encoding);
    WireTally tally = new WireTally(encoding);
    int ticks = (warmUpSeconds + seconds) * 1000 / INTERVAL_MS;
    for (int tick = 1; tick <= ticks; tick++) {
      long nowMs = START_MS + (long) tick * INTERVAL_MS;
      List<FlightState> reports = simulator.advanceTo(nowMs / 1e3);
      if (!reports.isEmpty()) {
        ticker.take(changes(false, sightings(reports)));
      }
      Frame frame = ticker.tick(nowMs, INTERVAL_MS);
      if (frame != null) {
        (tick * INTERVAL_MS <= warmUpSeconds * 1000 ? warmUp : tally).add(frame, before);
      }
    }
    return tally;
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
