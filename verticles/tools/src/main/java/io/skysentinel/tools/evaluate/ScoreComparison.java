package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.track.FlightClass;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** The learned score beside simpler ones, on the same updates, against injected events. */
final class ScoreComparison {
  private static final int TREES = 100;
  private static final int SAMPLE = 256;

  private final List<ScoreSheet.Sample> samples;
  private final Map<String, List<Label>> labels = new HashMap<>();

  ScoreComparison(List<ScoreSheet.Sample> samples, Collection<Label> labels) {
    this.samples = samples;
    for (Label label : labels) {
      String key = label.file() + label.icao24();
      this.labels.computeIfAbsent(key, at -> new ArrayList<>()).add(label);
    }
  }

  void print(PrintStream to) {
    to.println();
    to.println("Scores of updates in the air, simulated, 10 s, against all injected events and");
    to.println("against those that show in an aircraft's motion (no codes, no silence)");
    to.printf("  %-34s %9s %7s %9s %7s%n", "score", "AP", "AUC", "AP motion", "AUC");
    scores()
        .forEach((name, scores) -> {
          Ranking all = ranking(scores, false);
          Ranking motion = ranking(scores, true);
          to.printf(
              Locale.ROOT,
              "  %-34s %9.3f %7.3f %9.3f %7.3f%n",
              name,
              all.averagePrecision(),
              all.auc(),
              motion.averagePrecision(),
              motion.auc());
        });
    Ranking chance = ranking(new double[samples.size()], false);
    Ranking ofMotion = ranking(new double[samples.size()], true);
    to.printf(
        Locale.ROOT,
        "  %-34s %9.3f %7.3f %9.3f %7.3f%n  %,d updates%n",
        "chance",
        chance.averagePrecision(),
        chance.auc(),
        ofMotion.averagePrecision(),
        ofMotion.auc(),
        samples.size());
  }

  private Map<String, double[]> scores() {
    Map<FlightClass, List<float[]>> byClass = new EnumMap<>(FlightClass.class);
    samples.forEach(
        one -> byClass.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one.features()));
    Map<FlightClass, RobustZ> robust = new EnumMap<>(FlightClass.class);
    Map<FlightClass, IsolationForest> isolation = new EnumMap<>(FlightClass.class);
    byClass.forEach((kind, features) -> {
      robust.put(kind, new RobustZ(features));
      isolation.put(kind, new IsolationForest(features, TREES, SAMPLE, new Random(1)));
    });
    Map<String, double[]> scores = new LinkedHashMap<>();
    scores.put("deviation from its own past", each(ScoreSheet.Sample::deviation));
    scores.put("max |robust z|", each(one -> of(robust, one.kind()).score(one.features())));
    scores.put(
        "isolation forest, 100 x 256",
        each(one -> of(isolation, one.kind()).score(one.features())));
    scores.put("random cut forest, streaming", each(ScoreSheet.Sample::learned));
    return scores;
  }

  private static <T> T of(Map<FlightClass, T> models, FlightClass kind) {
    return Objects.requireNonNull(models.get(kind));
  }

  private double[] each(ToDoubleFunction<ScoreSheet.Sample> score) {
    return samples.stream().mapToDouble(score).toArray();
  }

  /** With {@code motionOnly} updates within other events count neither way. */
  private Ranking ranking(double[] scores, boolean motionOnly) {
    double[] kept = new double[scores.length];
    boolean[] happened = new boolean[scores.length];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      List<AnomalyKind> then = during(samples.get(i));
      boolean moves = then.stream().anyMatch(ScoreComparison::showsInMotion);
      if (!motionOnly || then.isEmpty() || moves) {
        kept[size] = scores[i];
        happened[size] = !then.isEmpty();
        size++;
      }
    }
    return Ranking.of(Arrays.copyOf(kept, size), Arrays.copyOf(happened, size));
  }

  private List<AnomalyKind> during(ScoreSheet.Sample one) {
    return labels.getOrDefault(one.file() + one.icao24(), List.of()).stream()
        .filter(label -> one.unix() >= label.tStart() && one.unix() <= label.tEnd())
        .map(Label::kind)
        .toList();
  }

  private static boolean showsInMotion(AnomalyKind kind) {
    return kind != AnomalyKind.EMERGENCY_SQUAWK && kind != AnomalyKind.LOSS_OF_SIGNAL;
  }
}
