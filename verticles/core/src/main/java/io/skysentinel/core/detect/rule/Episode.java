package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.track.AircraftTrack;
import org.jspecify.annotations.Nullable;

/** One event from its start to its end: what makes one alarm of many reports. */
public final class Episode {
  /** Between two updates that bring no new severity. */
  private static final double UPDATE_S = 60;

  private final AnomalyKind kind;
  private double endedUnix = Double.NEGATIVE_INFINITY;

  /** Hardly ever there: most aircraft fly as they should, and then it costs nothing. */
  private @Nullable Open open;

  /** What was said of an event that is not over. */
  private static final class Open {
    private final double startUnix;
    private double saidUnix;
    private Finding finding;

    Open(double startUnix, double saidUnix, Finding finding) {
      this.startUnix = startUnix;
      this.saidUnix = saidUnix;
      this.finding = finding;
    }
  }

  Episode(AnomalyKind kind) {
    this.kind = kind;
  }

  public AnomalyKind kind() {
    return kind;
  }

  public boolean isOpen() {
    return open != null;
  }

  /** When the one that is open began, NaN when none is. */
  double startUnix() {
    Open now = open;
    return now == null ? Double.NaN : now.startUnix;
  }

  /** When the last one was over, long ago when there was none. */
  double endedUnix() {
    return endedUnix;
  }

  /** It is so: begins an event that started then, or goes on with the one that is open. */
  void found(Moment moment, double sinceUnix, Finding seen) {
    Open now = open;
    if (now == null) {
      now = new Open(sinceUnix, moment.unix(), seen);
      open = now;
      say(moment, now, EventPhase.START, Double.NaN);
      return;
    }
    boolean worse = seen.severity().compareTo(now.finding.severity()) > 0;
    if (worse || moment.unix() - now.saidUnix >= UPDATE_S) {
      now.finding = worse ? seen : seen.with(now.finding.severity());
      now.saidUnix = moment.unix();
      say(moment, now, EventPhase.UPDATE, Double.NaN);
    }
  }

  /** It is over, since then; nothing when it was not. */
  public void over(Moment moment, double atUnix) {
    Open last = open;
    if (last != null) {
      open = null;
      endedUnix = atUnix;
      say(moment, last, EventPhase.END, Math.max(last.startUnix, atUnix));
    }
  }

  /** Goes on with an event that another judge began. */
  public void resume(AnomalyEvent event) {
    open =
        new Open(
            event.tStart(),
            event.tReported(),
            new Finding(event.severity(), event.confidence(), event.text(), event.evidence()));
  }

  private void say(Moment moment, Open one, EventPhase phase, double endUnix) {
    Finding finding = one.finding;
    AircraftTrack track = moment.track();
    boolean placed = track.plane().isSet();
    String icao24 = track.last().icao24();
    moment
        .said()
        .add(
            new AnomalyEvent(
                AnomalyEvent.idOf(icao24, kind, one.startUnix),
                phase,
                kind,
                finding.severity(),
                finding.confidence(),
                icao24,
                track.last().callsign(),
                one.startUnix,
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
