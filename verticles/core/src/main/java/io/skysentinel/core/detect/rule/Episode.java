package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.detect.track.AircraftTrack;
import java.util.List;

/** One event from its start to its end: what makes one alarm of many reports. */
public final class Episode {
  /** Between two updates that bring no new severity. */
  private static final double UPDATE_S = 60;

  private static final Finding NOTHING = new Finding(Severity.LOW, 0, "", List.of());

  private final AnomalyKind kind;
  private boolean open;
  private double startUnix;
  private double endedUnix = Double.NEGATIVE_INFINITY;
  private double saidUnix;
  private Finding finding = NOTHING;

  Episode(AnomalyKind kind) {
    this.kind = kind;
  }

  public AnomalyKind kind() {
    return kind;
  }

  public boolean isOpen() {
    return open;
  }

  public double startUnix() {
    return startUnix;
  }

  /** When the last one was over, long ago when there was none. */
  double endedUnix() {
    return endedUnix;
  }

  /** It is so: begins an event that started then, or goes on with the one that is open. */
  void found(Moment moment, double sinceUnix, Finding now) {
    if (!open) {
      open = true;
      startUnix = sinceUnix;
      finding = now;
      say(moment, EventPhase.START, Double.NaN);
      return;
    }
    boolean worse = now.severity().compareTo(finding.severity()) > 0;
    if (worse || moment.unix() - saidUnix >= UPDATE_S) {
      finding = worse || now.severity() == finding.severity() ? now : keepSeverity(now);
      say(moment, EventPhase.UPDATE, Double.NaN);
    }
  }

  /** It is over, since then; nothing when it was not. */
  public void over(Moment moment, double atUnix) {
    if (open) {
      open = false;
      endedUnix = atUnix;
      say(moment, EventPhase.END, Math.max(startUnix, atUnix));
    }
  }

  /** Goes on with an event that another judge began. */
  public void resume(AnomalyEvent event) {
    open = true;
    startUnix = event.tStart();
    saidUnix = event.tReported();
    finding = new Finding(event.severity(), event.confidence(), event.text(), event.evidence());
  }

  /** What was severe once stays so until it is over. */
  private Finding keepSeverity(Finding now) {
    return new Finding(finding.severity(), now.confidence(), now.text(), now.evidence());
  }

  private void say(Moment moment, EventPhase phase, double endUnix) {
    saidUnix = moment.unix();
    AircraftTrack track = moment.track();
    boolean placed = track.plane().isSet();
    String icao24 = track.last().icao24();
    moment
        .said()
        .add(
            new AnomalyEvent(
                AnomalyEvent.idOf(icao24, kind, startUnix),
                phase,
                kind,
                finding.severity(),
                finding.confidence(),
                icao24,
                track.last().callsign(),
                startUnix,
                moment.unix(),
                endUnix,
                placed ? rounded(track.plane().lat(), 1e5) : Double.NaN,
                placed ? rounded(track.plane().lon(), 1e5) : Double.NaN,
                rounded(track.altitudeM(), 10),
                finding.evidence(),
                finding.text(),
                moment.logMs()));
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }
}
