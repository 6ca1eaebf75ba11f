package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.wire.WireEncoding;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a changed aircraft costs on the wire and in encoding: simulated traffic over the whole
 * world, an update of each aircraft a second, a frame every 200 ms; then what it costs who watches
 * a part of the world, see {@link TileBench}. Arguments: aircraft (2000), seconds measured (60).
 *
 * <p>The bytes are those of whole messages with the header of their WebSocket frame, divided by the
 * aircraft that they tell of. The costs are CPU time of this thread.
 */
public final class WireBench {
  private static final int INTERVAL_MS = 200;
  private static final int WARM_UP_SECONDS = 20;

  private final PrintStream out;
  private final int aircraft;
  private final WireEncoding encoding = new WireEncoding();

  WireBench(PrintStream out, int aircraft) {
    this.out = out;
    this.aircraft = aircraft;
  }

  /** Measures smooth and noisy sensors, and exits with 1 when the promise is not kept. */
  public static void main(String[] args) {
    int aircraft = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    boolean world = new WireBench(System.out, aircraft).run(WARM_UP_SECONDS, seconds);
    boolean parts = new TileBench(System.out).run(TileBench.SKIES, WARM_UP_SECONDS, seconds);
    System.exit(world && parts ? 0 : 1);
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
    WireTraffic traffic = new WireTraffic(aircraft, 1, INTERVAL_MS, noise, encoding);
    Map<String, Flight> before = new HashMap<>();
    WireTally warmUp = new WireTally(encoding);
    WireTally tally = new WireTally(encoding);
    traffic.run(warmUpSeconds, frame -> warmUp.add(frame, before));
    traffic.run(seconds, frame -> tally.add(frame, before));
    return tally;
  }
}
