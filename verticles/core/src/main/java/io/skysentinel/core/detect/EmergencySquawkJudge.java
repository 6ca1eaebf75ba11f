package io.skysentinel.core.detect;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.FlightState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one rule that needs no tuning: a transponder that says 7500 (hijacking), 7600 (no radio) or
 * 7700 (emergency). The event ends when it says something else, or nothing for {@link #SILENCE_MS}.
 */
public final class EmergencySquawkJudge implements Judge {
  /** Longer than the gaps of a feed that is asked every minute. */
  static final long SILENCE_MS = 300_000;

  /** The aircraft of an event that was taken over: its silence begins with the reading. */
  private static final long NOT_YET = Long.MIN_VALUE;

  private static final double UNKNOWN = Double.NaN;

  private final Map<String, Open> open = new LinkedHashMap<>();

  /** An event that has not ended: what was said of it last, and when its aircraft was heard. */
  private record Open(String squawk, AnomalyEvent said, double heardUnix, long heardMs) {}

  @Override
  public Judgement judge(Envelope update, long recordMs) {
    FlightState state = update.payload();
    List<AnomalyEvent> events = new ArrayList<>(0);
    Open before = open.get(state.icao24());
    String squawk = state.squawk();
    if (before != null && (squawk == null || squawk.equals(before.squawk))) {
      open.put(
          state.icao24(), new Open(before.squawk, before.said, state.lastContactUnix(), recordMs));
    } else if (before != null) {
      open.remove(state.icao24());
      events.add(end(before.said, state.lastContactUnix(), recordMs));
      before = null;
    }
    if (before == null && squawk != null && meaning(squawk) != null) {
      AnomalyEvent begun = start(state, squawk, recordMs);
      open.put(state.icao24(), new Open(squawk, begun, state.lastContactUnix(), recordMs));
      events.add(begun);
    }
    return new Judgement(processed(state, open.containsKey(state.icao24()), recordMs), events);
  }

  @Override
  public List<AnomalyEvent> advance(long logMs) {
    List<AnomalyEvent> events = new ArrayList<>(0);
    for (Iterator<Map.Entry<String, Open>> all = open.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Open> entry = all.next();
      Open one = entry.getValue();
      if (one.heardMs == NOT_YET) {
        entry.setValue(new Open(one.squawk, one.said, one.heardUnix, logMs));
      } else if (logMs - one.heardMs >= SILENCE_MS) {
        all.remove();
        events.add(end(one.said, one.heardUnix, logMs));
      }
    }
    return events;
  }

  @Override
  public void resume(AnomalyEvent event) {
    if (event.kind() == AnomalyKind.EMERGENCY_SQUAWK) {
      String squawk =
          event.evidence().stream()
              .map(Evidence::text)
              .filter(text -> text != null && meaning(text) != null)
              .findFirst()
              .orElse("");
      open.put(event.icao24(), new Open(squawk, event, event.tReported(), NOT_YET));
    }
  }

  @Override
  public int aircraft() {
    return open.size();
  }

  private static AnomalyEvent start(FlightState state, String squawk, long recordMs) {
    String who = state.callsign() == null ? state.icao24() : state.callsign();
    return new AnomalyEvent(
        AnomalyEvent.idOf(state.icao24(), AnomalyKind.EMERGENCY_SQUAWK, state.lastContactUnix()),
        EventPhase.START,
        AnomalyKind.EMERGENCY_SQUAWK,
        Severity.HIGH,
        1,
        state.icao24(),
        state.callsign(),
        state.lastContactUnix(),
        state.lastContactUnix(),
        UNKNOWN,
        state.lat(),
        state.lon(),
        state.altitudeM(),
        List.of(Evidence.of("squawk", squawk)),
        "%s squawks %s (%s).".formatted(who, squawk, meaning(squawk)),
        recordMs);
  }

  private static AnomalyEvent end(AnomalyEvent said, double endUnix, long logMs) {
    return new AnomalyEvent(
        said.id(),
        EventPhase.END,
        said.kind(),
        said.severity(),
        said.confidence(),
        said.icao24(),
        said.callsign(),
        said.tStart(),
        endUnix,
        endUnix,
        said.lat(),
        said.lon(),
        said.altitudeM(),
        said.evidence(),
        said.text(),
        logMs);
  }

  private static @Nullable String meaning(String squawk) {
    return switch (squawk) {
      case "7500" -> "unlawful interference";
      case "7600" -> "no radio";
      case "7700" -> "emergency";
      default -> null;
    };
  }

  /** The update as it came: this rule finds out nothing else. */
  private static ProcessedUpdate processed(FlightState state, boolean isAnomaly, long recordMs) {
    ZonedDateTime heard =
        Instant.ofEpochSecond((long) Math.floor(state.lastContactUnix())).atZone(ZoneOffset.UTC);
    return new ProcessedUpdate(
        state.lastContactUnix(),
        state.icao24(),
        state.callsign(),
        state.lat(),
        state.lon(),
        state.velocityMps(),
        UNKNOWN,
        state.altitudeM(),
        state.altitudeM() / 0.3048,
        state.verticalRateMps(),
        state.headingDeg(),
        state.onGround() ? "ground" : "unknown",
        "unknown",
        heard.getHour(),
        heard.getDayOfWeek().getValue(),
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        isAnomaly,
        UNKNOWN,
        (int) Math.floor(state.lon()),
        (int) Math.floor(state.lat()),
        null,
        UNKNOWN,
        UNKNOWN,
        null,
        UNKNOWN,
        recordMs);
  }
}
