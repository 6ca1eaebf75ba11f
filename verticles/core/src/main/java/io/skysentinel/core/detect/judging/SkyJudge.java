package io.skysentinel.core.detect.judging;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.Judgement;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.rule.AircraftRules;
import io.skysentinel.core.detect.rule.Coverage;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.rule.Disturbed;
import io.skysentinel.core.detect.rule.Moment;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.Verdict;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps a track and rules for each aircraft, and looks at who is silent every five seconds. */
final class SkyJudge implements Judge {
  /** The log's time is cut into steps, so that silence is judged at the same moments each time. */
  private static final long STEP_MS = 5000;

  /** After a quarter of an hour of silence an aircraft is forgotten. */
  private static final long FORGET_MS = 900_000;

  private final Supplier<DetectThresholds> thresholds;
  private final Runways runways;
  private final LearnedScore learned;
  private final Map<String, Watched> aircraft = new LinkedHashMap<>();
  private final Map<String, List<AnomalyEvent>> toResume = new LinkedHashMap<>();
  private final Coverage coverage = new Coverage();
  private final Disturbed disturbed = new Disturbed();
  private long steppedMs = Long.MIN_VALUE;

  SkyJudge(Supplier<DetectThresholds> thresholds, Runways runways, LearnedScore learned) {
    this.thresholds = thresholds;
    this.runways = runways;
    this.learned = learned;
  }

  @Override
  public Judgement judge(Envelope update, long recordMs) {
    List<AnomalyEvent> said = new ArrayList<>(2);
    step(recordMs, said);
    FlightState state = update.payload();
    Watched watched = aircraft.computeIfAbsent(state.icao24(), address -> begin(state));
    AircraftTrack track = watched.track();
    Verdict verdict = track.take(state, update.source().bbox(), recordMs, runways);
    if (verdict != Verdict.DUPLICATE && verdict != Verdict.LATE) {
      watched.rules().look(moment(track, verdict, track.unix(), recordMs, said));
      note(track, verdict, recordMs);
      watched.score(learned, recordMs);
    }
    return new Judgement(Processing.of(watched, state, verdict, recordMs), said);
  }

  private Watched begin(FlightState first) {
    AircraftRules rules = new AircraftRules(disturbed);
    List<AnomalyEvent> open = toResume.remove(first.icao24());
    if (open != null) {
      open.forEach(event -> rules.episode(event.kind()).resume(event));
    }
    return new Watched(new AircraftTrack(first), rules);
  }

  private void note(AircraftTrack track, Verdict verdict, long recordMs) {
    boolean heard = verdict == Verdict.FRESH && !track.isDoubtful() && !track.onGround();
    if (heard && track.plane().isSet() && track.height().isSet()) {
      coverage.heard(
          recordMs,
          track.last().icao24().hashCode(),
          track.plane().lat(),
          track.plane().lon(),
          track.altitudeM());
    }
  }

  @Override
  public List<AnomalyEvent> advance(long logMs) {
    List<AnomalyEvent> said = new ArrayList<>();
    step(logMs, said);
    return said;
  }

  @Override
  public void resume(AnomalyEvent open) {
    Watched watched = aircraft.get(open.icao24());
    if (open.kind() == AnomalyKind.LEARNED) {
      return; // no rule says it
    }
    if (watched != null) {
      watched.rules().episode(open.kind()).resume(open);
    } else {
      toResume.computeIfAbsent(open.icao24(), address -> new ArrayList<>(1)).add(open);
    }
  }

  @Override
  public int aircraft() {
    return aircraft.size();
  }

  private void step(long logMs, List<AnomalyEvent> said) {
    if (steppedMs == Long.MIN_VALUE || logMs - steppedMs > FORGET_MS + STEP_MS) {
      // The log begins, or nothing was written for so long that all are forgotten at once.
      endSilent(logMs, said);
      endForgotten(logMs, said);
      steppedMs = Math.floorDiv(logMs, STEP_MS) * STEP_MS;
    }
    while (logMs - steppedMs >= STEP_MS) {
      steppedMs += STEP_MS;
      endSilent(steppedMs, said);
      endForgotten(steppedMs, said);
      silence(steppedMs, said);
    }
  }

  /** What was resumed for an aircraft that never came again. */
  private void endForgotten(long nowMs, List<AnomalyEvent> said) {
    for (Iterator<List<AnomalyEvent>> all = toResume.values().iterator(); all.hasNext(); ) {
      List<AnomalyEvent> open = all.next();
      if (open.stream().allMatch(event -> nowMs - event.producedAtMs() > FORGET_MS)) {
        open.forEach(event -> said.add(event.ended(nowMs)));
        all.remove();
      }
    }
  }

  private void endSilent(long nowMs, List<AnomalyEvent> said) {
    for (Iterator<Watched> all = aircraft.values().iterator(); all.hasNext(); ) {
      Watched watched = all.next();
      AircraftTrack track = watched.track();
      if (nowMs - track.hearing().heardMs() > FORGET_MS) {
        double unix = track.unix() + FORGET_MS / 1000.0;
        watched.rules().over(moment(track, Verdict.DUPLICATE, unix, nowMs, said));
        all.remove();
      }
    }
  }

  /** Silence means something only while others are heard; else it is the feed's. */
  private void silence(long nowMs, List<AnomalyEvent> said) {
    int heard = 0;
    int lately = 0;
    for (Watched watched : aircraft.values()) {
      long silentMs = nowMs - watched.track().hearing().heardMs();
      heard += silentMs <= 30_000 ? 1 : 0;
      lately += silentMs <= 180_000 ? 1 : 0;
    }
    if (heard < 2 || heard * 2 < lately) {
      return;
    }
    for (Watched watched : aircraft.values()) {
      AircraftTrack track = watched.track();
      double silenceS = (nowMs - track.hearing().heardMs()) / 1000.0;
      if (silenceS >= 45 && silenceS <= 300) {
        Moment moment = moment(track, Verdict.DUPLICATE, track.unix() + silenceS, nowMs, said);
        watched.rules().silent(moment, silenceS, coverage);
      }
    }
  }

  private Moment moment(
      AircraftTrack track, Verdict verdict, double unix, long logMs, List<AnomalyEvent> said) {
    return new Moment(track, verdict, unix, logMs, thresholds.get(), said);
  }
}
