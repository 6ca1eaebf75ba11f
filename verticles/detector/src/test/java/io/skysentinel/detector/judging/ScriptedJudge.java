package io.skysentinel.detector.judging;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.Judgement;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.judging.Judges;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import java.util.ArrayList;
import java.util.List;

/** Says something each time that it is told of time, and keeps what it hears. */
final class ScriptedJudge implements Judge {
  final List<String> heard = new ArrayList<>();
  long failsAtMs = -1;

  @Override
  public Judgement judge(Envelope update, long recordMs) {
    failAt(recordMs);
    heard.add("update " + recordMs);
    return Judges.create(DetectThresholds.DEFAULT, Runways.none()).judge(update, recordMs);
  }

  @Override
  public List<AnomalyEvent> advance(long logMs) {
    failAt(logMs);
    heard.add("to " + logMs);
    return List.of(event("silent-at-" + logMs, logMs));
  }

  @Override
  public void resume(AnomalyEvent open) {
    heard.add("resume " + open.id());
  }

  @Override
  public int aircraft() {
    return 0;
  }

  private void failAt(long ms) {
    if (ms == failsAtMs) {
      throw new IllegalStateException("a defect");
    }
  }

  private static AnomalyEvent event(String id, long logMs) {
    return new AnomalyEvent(
        id,
        EventPhase.START,
        AnomalyKind.LOSS_OF_SIGNAL,
        Severity.LOW,
        1,
        "a1b2c3",
        null,
        0,
        0,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        List.of(),
        "",
        logMs);
  }
}
