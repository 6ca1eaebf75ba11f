package io.skysentinel.tools.bench;

import com.sun.management.ThreadMXBean;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.WireEncoding;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
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
  /** What the project promises of MessagePack. */
  private static final double BAR_BYTES = 16;

  private static final int INTERVAL_MS = 200;
  private static final int WARM_UP_SECONDS = 20;
  private static final long START_MS = 1_767_323_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final PrintStream out;
  private final int aircraft;
  private final WireEncoding encoding = new WireEncoding();
  private long version;

  private WireBench(PrintStream out, int aircraft) {
    this.out = out;
    this.aircraft = aircraft;
  }

  /** Measures smooth and noisy sensors, and exits with 1 when the promise is not kept. */
  public static void main(String[] args) {
    int aircraft = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    WireBench bench = new WireBench(System.out, aircraft);
    System.out.printf(
        Locale.ROOT,
        "%,d aircraft, one update a second each, a frame every %d ms, %d s%n",
        aircraft,
        INTERVAL_MS,
        seconds);
    boolean kept = bench.measure("smooth sensors", false, seconds);
    kept &= bench.measure("noisy sensors", true, seconds);
    System.exit(kept ? 0 : 1);
  }

  private boolean measure(String name, boolean noise, int seconds) {
    SimulatorSettings settings =
        new SimulatorSettings(42, aircraft, BoundingBox.WORLD, 1, 0.3, 0, noise);
    Simulator simulator = new Simulator(settings, START_MS / 1e3);
    version = 0;
    TickShard ticker = new TickShard(0, 1, encoding);
    ticker.take(changes(true, List.of()));
    Map<String, Flight> before = new HashMap<>();
    Tally warmUp = new Tally();
    Tally tally = new Tally();
    int ticks = (WARM_UP_SECONDS + seconds) * 1000 / INTERVAL_MS;
    for (int tick = 1; tick <= ticks; tick++) {
      long nowMs = START_MS + (long) tick * INTERVAL_MS;
      List<FlightState> reports = simulator.advanceTo(nowMs / 1e3);
      if (!reports.isEmpty()) {
        ticker.take(changes(false, sightings(reports)));
      }
      Frame frame = ticker.tick(nowMs, INTERVAL_MS);
      if (frame != null) {
        (tick * INTERVAL_MS <= WARM_UP_SECONDS * 1000 ? warmUp : tally).add(frame, before);
      }
    }
    return tally.print(name);
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

  /** Sums over frames. */
  private final class Tally {
    private long rows;
    private long packedBytes;
    private long packedRowBytes;
    private long jsonBytes;
    private long packNanos;
    private long jsonNanos;
    private long messageNanos;

    /** Counts the frame's messages, and encodes its rows once more on their own for the clock. */
    void add(Frame frame, Map<String, Flight> before) {
      rows += frame.upserts().size();
      packedRowBytes += frame.packed().bytes().length;
      long start = THREADS.getCurrentThreadCpuTime();
      byte[] packed = Messages.PACKED.delta(frame);
      byte[] json = Messages.JSON.delta(frame);
      long spliced = THREADS.getCurrentThreadCpuTime();
      Slices.Builder packedRows = new Slices.Builder(frame.upserts().size(), 32);
      for (Frame.Upsert upsert : frame.upserts()) {
        Flight flight = upsert.flight();
        encoding.packed(upsert.id(), before.get(flight.icao24()), flight, packedRows);
        packedRows.cut();
      }
      long packedAt = THREADS.getCurrentThreadCpuTime();
      Slices.Builder jsonRows = new Slices.Builder(frame.upserts().size(), 640);
      for (Frame.Upsert upsert : frame.upserts()) {
        encoding.json(upsert.flight(), jsonRows);
        jsonRows.cut();
      }
      long end = THREADS.getCurrentThreadCpuTime();
      if (!packedRows.build().equals(frame.packed()) || !jsonRows.build().equals(frame.json())) {
        throw new IllegalStateException("the frame has other rows than were encoded here");
      }
      packedBytes += packed.length + webSocketHeader(packed.length);
      jsonBytes += json.length + webSocketHeader(json.length);
      messageNanos += spliced - start;
      packNanos += packedAt - spliced;
      jsonNanos += end - packedAt;
      frame.upserts().forEach(upsert -> before.put(upsert.flight().icao24(), upsert.flight()));
    }

    boolean print(String name) {
      double packed = (double) packedBytes / rows;
      out.printf(
          Locale.ROOT,
          "%s, %,d changes: MessagePack %.2f bytes each (rows alone %.2f), JSON %.1f; CPU ns each:"
              + " pack %d, JSON %d, both messages %d; bar %.0f bytes: %s%n",
          name,
          rows,
          packed,
          (double) packedRowBytes / rows,
          (double) jsonBytes / rows,
          packNanos / rows,
          jsonNanos / rows,
          messageNanos / rows,
          BAR_BYTES,
          packed <= BAR_BYTES ? "kept" : "MISSED");
      return packed <= BAR_BYTES;
    }
  }

  /** A server does not mask, so only the length takes room. */
  private static int webSocketHeader(int length) {
    return length < 126 ? 2 : length < 1 << 16 ? 4 : 10;
  }
}
