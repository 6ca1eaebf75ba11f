package io.skysentinel.tools.bench;

import java.util.Locale;

/** What was counted at one moment: records confirmed in each topic, and what the process needs. */
record PublishSample(long nanos, double states, double updates, long heapMb, long cpuNanos) {

  /** What happened since an earlier one. A state counts when both topics have it. */
  String since(PublishSample from, String what) {
    double seconds = (nanos - from.nanos) / 1e9;
    double toStates = states - from.states;
    double toUpdates = updates - from.updates;
    return String.format(
        Locale.ROOT,
        "%s: %,.0f states/s confirmed in both topics (%,.0f records/s); heap after collection"
            + " %d MB; CPU %.2f cores",
        what,
        Math.min(toStates, toUpdates) / seconds,
        (toStates + toUpdates) / seconds,
        heapMb,
        (cpuNanos - from.cpuNanos) / 1e9 / seconds);
  }
}
