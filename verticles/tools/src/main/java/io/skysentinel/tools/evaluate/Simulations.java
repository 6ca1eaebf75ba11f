package io.skysentinel.tools.evaluate;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.detector.learned.ForestScore;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import io.skysentinel.simulator.TruthEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plays simulated skies with injected events, whose truth is known. */
final class Simulations {
  private static final double START_UNIX = 1_767_323_040;

  /** Holding is said in its second round: what begins so late is no label. */
  private static final double LATE_S = 360;

  private static final long SCORE_EVERY_MS = 10_000;
  private static final double[] POLLS_S = {1, 10};

  /** Around New York, as the program simulates when nothing else is said, but wider. */
  private static final BoundingBox AREA = new BoundingBox(39.5, 42, -76, -72.5);

  private final Runways runways;
  private final int minutes;
  private final ScoreSheet scores = new ScoreSheet(new ForestScore(SCORE_EVERY_MS));
  private final List<Label> scored = new ArrayList<>();

  Simulations(Runways runways, int minutes) {
    this.runways = runways;
    this.minutes = minutes;
  }

  List<Run> play() {
    List<Run> runs = new ArrayList<>();
    for (double poll : POLLS_S) {
      for (int seed = 1; minutes > 0 && seed <= (poll < 5 ? 1 : 3); seed++) {
        runs.add(play(seed, poll));
      }
    }
    return runs;
  }

  /** How well scores tell injected events from the rest, at 10 s polls. */
  ScoreComparison scores() {
    return new ScoreComparison(scores.samples(), scored);
  }

  Run play(int seed, double pollS) {
    String name = "simulated_" + seed;
    Simulator simulator =
        new Simulator(
            new SimulatorSettings(seed, 250, AREA, pollS, pollS / 10, 2, true), START_UNIX);
    Source source = new Source("simulator", "simulator", Source.Mode.SIMULATED, AREA, pollS);
    Playback playback = new Playback(name, source, runways, pollS < 5 ? null : scores);
    List<Label> truth = new ArrayList<>();
    double end = START_UNIX + minutes * 60.0;
    long judgingNs = 0;
    for (double now = START_UNIX + pollS; now <= end; now += pollS) {
      var states = simulator.advanceTo(now);
      long begin = System.nanoTime();
      playback.answer(states, now);
      judgingNs += System.nanoTime() - begin;
      simulator.drainTruth().forEach(event -> add(name, event, truth));
    }
    if (pollS >= 5) {
      scored.addAll(truth);
    }
    playback.finish();
    // What begins so late that the run ends before a rule may speak, is no label.
    List<Label> labels = truth.stream().filter(label -> label.tStart() <= end - LATE_S).toList();
    return new Run(
        name,
        Traffic.SIMULATED,
        String.format(Locale.ROOT, "simulated, %.0f s", pollS),
        playback.hours(),
        playback.updates(),
        judgingNs / 1e9,
        due(playback.detections(), labels, end - LATE_S),
        labels);
  }

  /** What begins when no labels are given any more is nobody's fault. */
  private static List<Detection> due(List<Detection> all, List<Label> labels, double before) {
    return all.stream()
        .filter(one ->
            one.tStart() <= before || labels.stream().anyMatch(label -> label.isFoundBy(one)))
        .toList();
  }

  private static void add(String name, TruthEvent event, List<Label> to) {
    AnomalyKind kind = Label.kindOf(event.kind().name());
    if (kind != null) {
      to.add(new Label(name, event.icao24(), kind, event.startUnix(), event.endUnix(), true));
    }
  }
}
