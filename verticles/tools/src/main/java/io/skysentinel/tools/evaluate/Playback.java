package io.skysentinel.tools.evaluate;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.Judgement;
import io.skysentinel.core.detect.judging.Judges;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One recording or simulation on its way through a judge of its own. */
final class Playback {
  private final String file;
  private final Judge judge;
  private final Source source;
  private final Map<String, Detection> detections = new LinkedHashMap<>();
  private final Map<String, Double> lastHeard = new HashMap<>();
  private final @Nullable ScoreSheet scores;
  private double flownS;
  private long updates;

  Playback(String file, Source source, Runways runways, @Nullable ScoreSheet scores) {
    this.file = file;
    this.source = source;
    this.scores = scores;
    judge =
        Judges.create(
            () -> DetectThresholds.DEFAULT, runways, scores == null ? LearnedScore.NONE : scores);
  }

  /** Asks every so many seconds for the newest report of each aircraft, as a feed is asked. */
  void poll(List<FlightState> byTime, double intervalS) {
    int next = 0;
    while (next < byTime.size()) {
      double first = byTime.get(next).lastContactUnix();
      double now = Math.ceil(first / intervalS) * intervalS;
      Map<String, FlightState> newest = new LinkedHashMap<>();
      for (; next < byTime.size() && byTime.get(next).lastContactUnix() <= now; next++) {
        newest.put(byTime.get(next).icao24(), byTime.get(next));
      }
      answer(List.copyOf(newest.values()), now);
    }
    finish();
  }

  /** An answer of a feed at a time. */
  void answer(List<FlightState> states, double unix) {
    long ms = Math.round(unix * 1000);
    for (FlightState state : states) {
      Judgement judgement = judge.judge(new Envelope(EnvelopeType.UPDATE, ms, source, state), ms);
      judgement.events().forEach(this::said);
      if (scores != null) {
        scores.add(file, judgement.processed());
      }
      flown(state);
      updates++;
    }
    judge.advance(ms).forEach(this::said);
  }

  private void flown(FlightState state) {
    Double before = lastHeard.put(state.icao24(), state.lastContactUnix());
    if (before != null && !state.onGround()) {
      flownS += Math.max(0, Math.min(60, state.lastContactUnix() - before));
    }
  }

  private void said(AnomalyEvent event) {
    if (event.phase() == EventPhase.START) {
      detections.put(event.id(), Detection.of(file, event));
    } else {
      detections.computeIfPresent(event.id(), (id, before) -> before.and(event));
    }
  }

  /** Lets an hour pass in which nothing is heard, so that all events end. */
  void finish() {
    double last = 0;
    for (double unix : lastHeard.values()) {
      last = Math.max(last, unix);
    }
    judge.advance(Math.round((last + 3600) * 1000)).forEach(this::said);
  }

  List<Detection> detections() {
    return new ArrayList<>(detections.values());
  }

  /** Flight hours, silences of more than a minute left out. */
  double hours() {
    return flownS / 3600;
  }

  long updates() {
    return updates;
  }
}
