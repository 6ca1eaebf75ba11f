package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.WireEncoding;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a changed aircraft costs who watches a part of the world, as most do: views over Europe,
 * from a screen of 6 tiles to one of 40.
 */
final class TileBench {
  /**
   * What flies.
   *
   * @param updateSeconds between two reports of an aircraft
   * @param intervalMs between two frames
   */
  record Sky(int aircraft, double updateSeconds, int intervalMs) {}

  /**
   * From what a small receiver hears to all that flies; the last two with 3,000 changes a frame.
   */
  static final List<Sky> SKIES =
      List.of(
          new Sky(250, 1, 200),
          new Sky(2_000, 1, 200),
          new Sky(10_000, 2 / 3.0, 200),
          new Sky(10_000, 10 / 3.0, 1000));

  private static final List<View> VIEWS =
      List.of(
          View.of(new BoundingBox(41, 59, 1, 29)),
          View.of(new BoundingBox(41, 69, -9, 29)),
          View.of(new BoundingBox(31, 79, -29, 49)));

  private final PrintStream out;
  private final WireEncoding encoding = new WireEncoding();

  TileBench(PrintStream out) {
    this.out = out;
  }

  /** Measures them one after the other; {@code false} when the promise is not kept in all. */
  boolean run(List<Sky> skies, int warmUpSeconds, int seconds) {
    boolean kept = true;
    for (Sky sky : skies) {
      kept &= measure(sky, warmUpSeconds, seconds);
    }
    return kept;
  }

  private boolean measure(Sky sky, int warmUpSeconds, int seconds) {
    out.printf(
        Locale.ROOT,
        "Parts of the world: %,d aircraft, noisy sensors, an update each %.2f s, a frame each %,d ms%n",
        sky.aircraft,
        sky.updateSeconds,
        sky.intervalMs);
    WireTraffic traffic =
        new WireTraffic(sky.aircraft, sky.updateSeconds, sky.intervalMs, true, encoding);
    ShardReplica replica = new ShardReplica(0, new FrameRing.Limits(1, Long.MAX_VALUE));
    List<TileTally> warmUp = VIEWS.stream().map(TileTally::new).toList();
    List<TileTally> tallies = VIEWS.stream().map(TileTally::new).toList();
    traffic.run(
        warmUpSeconds,
        frame -> {
          replica.apply(frame);
          add(replica.last(), warmUp);
        });
    traffic.run(
        seconds,
        frame -> {
          replica.apply(frame);
          add(replica.last(), tallies);
        });
    tallies.forEach(tally -> out.println("  " + tally.text()));
    return tallies.stream().allMatch(TileTally::isKept);
  }

  private static void add(@Nullable AppliedFrame applied, List<TileTally> tallies) {
    if (applied != null) {
      tallies.forEach(tally -> tally.add(applied));
    }
  }
}
