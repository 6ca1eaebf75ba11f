package io.skysentinel.tools.load;

import io.skysentinel.tools.load.LoadResult.Own;
import io.skysentinel.tools.load.LoadResult.Storm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the clients saw so far into a line for each second and a sum for the whole. */
final class Samples {
  private final List<LoadSample> lines = new ArrayList<>();
  private final Latencies delivery = new Latencies();
  private final Latencies firstSnapshot = new Latencies();
  private final Latencies caughtUp = new Latencies();
  private Latencies stormSnapshots = new Latencies();
  private Tally last = new Tally();
  private Tally atMeasuring = new Tally();
  private double lastSecond;
  private double measuringSince = -1;
  private boolean inStorm;

  double lastSecond() {
    return lastSecond;
  }

  /** From here on it counts. */
  void startMeasuring(Observation now, double second) {
    add(now, second);
    measuringSince = second;
    atMeasuring = now.tally();
  }

  void startStorm() {
    inStorm = true;
    stormSnapshots = new Latencies();
  }

  Latencies endStorm() {
    inStorm = false;
    return stormSnapshots;
  }

  LoadSample add(Observation now, double second) {
    double passed = Math.max(1e-3, second - lastSecond);
    Tally tally = now.tally();
    LoadSample sample =
        new LoadSample(
            second,
            measuringSince >= 0,
            tally.connected,
            tally.ready,
            (tally.messages() - last.messages()) / passed,
            (tally.bytes - last.bytes) / passed,
            now.delivery().percentile(50),
            now.delivery().percentile(99),
            now.delivery().max(),
            tally.troubles());
    if (measuringSince >= 0) {
      delivery.add(now.delivery());
    }
    (inStorm ? stormSnapshots : firstSnapshot).add(now.firstSnapshot());
    caughtUp.add(now.caughtUp());
    last = tally;
    lastSecond = second;
    lines.add(sample);
    return sample;
  }

  LoadResult result(
      LoadPlan plan,
      Instant started,
      double rampSeconds,
      @Nullable Storm storm,
      long silent,
      long notReady,
      Own own) {
    return new LoadResult(
        plan,
        started,
        rampSeconds,
        lastSecond - measuringSince,
        last.messages() - atMeasuring.messages(),
        last.bytes - atMeasuring.bytes,
        new Observation(last, delivery, firstSnapshot, caughtUp),
        storm,
        silent,
        notReady,
        own,
        List.copyOf(lines));
  }
}
