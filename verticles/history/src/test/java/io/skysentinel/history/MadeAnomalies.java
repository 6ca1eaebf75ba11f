package io.skysentinel.history;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import java.util.List;

/** What a detector might have said. */
public final class MadeAnomalies {
  /** When it begins, unless another time is given. */
  public static final double T = 1_767_323_044;

  private MadeAnomalies() {}

  /** That a go-around of an aircraft begins. */
  public static AnomalyEvent event(String icao24, double t) {
    return new AnomalyEvent(
        AnomalyEvent.idOf(icao24, AnomalyKind.GO_AROUND, t),
        EventPhase.START,
        AnomalyKind.GO_AROUND,
        Severity.HIGH,
        0.93,
        icao24,
        "UAL123",
        t,
        t + 18,
        Double.NaN,
        40.64,
        -73.78,
        310,
        List.of(Evidence.of("lowest_m", 128), Evidence.of("runway", "KJFK 22L")),
        "Go-around at KJFK 22L.",
        Math.round((t + 19) * 1000));
  }

  /** The same event, said otherwise: of what and how grave. */
  public static AnomalyEvent of(AnomalyEvent event, AnomalyKind kind, Severity severity) {
    return new AnomalyEvent(
        AnomalyEvent.idOf(event.icao24(), kind, event.tStart()),
        event.phase(),
        kind,
        severity,
        event.confidence(),
        event.icao24(),
        event.callsign(),
        event.tStart(),
        event.tReported(),
        event.tEnd(),
        event.lat(),
        event.lon(),
        event.altitudeM(),
        event.evidence(),
        event.text(),
        event.producedAtMs());
  }

  /** What is said of it later. */
  public static AnomalyEvent later(AnomalyEvent event, EventPhase phase, int seconds, String text) {
    double t = event.tReported() + seconds;
    return new AnomalyEvent(
        event.id(),
        phase,
        event.kind(),
        event.severity(),
        event.confidence(),
        event.icao24(),
        event.callsign(),
        event.tStart(),
        t,
        phase == EventPhase.END ? t - 1 : Double.NaN,
        event.lat(),
        event.lon(),
        event.altitudeM(),
        event.evidence(),
        text,
        event.producedAtMs() + seconds * 1000L);
  }
}
