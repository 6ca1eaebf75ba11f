package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.ProcessedUpdate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores of updates, to be held against the times at which something really happened. */
final class ScoreSheet {
  private final List<Scored> all = new ArrayList<>();
  private final boolean keeps;

  private record Scored(String file, String icao24, double unix, double score) {}

  /** One that keeps scores only where somebody asks for them later: they are many. */
  ScoreSheet(boolean keeps) {
    this.keeps = keeps;
  }

  void add(String file, ProcessedUpdate update) {
    if (keeps) {
      all.add(new Scored(file, update.icao24(), update.timestamp(), update.anomalyScore()));
    }
  }

  /**
   * How well the score tells updates within events from the rest.
   *
   * @param averagePrecision the mean of the precision at each update of an event
   * @param auc how often an update of an event has a higher score than another one
   */
  record Quality(long updates, long within, double averagePrecision, double auc) {}

  Quality against(List<Label> labels) {
    Map<String, List<Label>> byAircraft = new HashMap<>();
    for (Label label : labels) {
      String key = label.file() + label.icao24();
      byAircraft.computeIfAbsent(key, at -> new ArrayList<>()).add(label);
    }
    all.sort(Comparator.comparingDouble(Scored::score).reversed());
    long within = 0;
    double precision = 0;
    double pairs = 0;
    for (int i = 0; i < all.size(); i++) {
      Scored one = all.get(i);
      List<Label> of = byAircraft.getOrDefault(one.file() + one.icao24(), List.of());
      if (of.stream().anyMatch(l -> one.unix() >= l.tStart() && one.unix() <= l.tEnd())) {
        within++;
        precision += (double) within / (i + 1);
      } else {
        pairs += within;
      }
    }
    long without = all.size() - within;
    return new Quality(
        all.size(),
        within,
        precision / Math.max(1, within),
        pairs / Math.max(1.0, (double) within * without));
  }
}
