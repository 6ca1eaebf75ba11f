package io.skysentinel.core.detect;

import io.skysentinel.core.json.JsonBytes;
import java.time.Instant;
import java.util.List;

/** An event in the form that the log and the clients have. */
public final class AnomalyJson {
  private static final byte[] HEAD = JsonBytes.ascii("{'schema_version':");
  private static final byte[] ID = JsonBytes.ascii(",'type':'anomaly','id':");
  private static final byte[] PHASE = JsonBytes.ascii(",'phase':");
  private static final byte[] KIND = JsonBytes.ascii(",'kind':");
  private static final byte[] SEVERITY = JsonBytes.ascii(",'severity':");
  private static final byte[] CONFIDENCE = JsonBytes.ascii(",'confidence':");
  private static final byte[] ICAO24 = JsonBytes.ascii(",'icao24':");
  private static final byte[] CALLSIGN = JsonBytes.ascii(",'callsign':");
  private static final byte[] START = JsonBytes.ascii(",'t_start':");
  private static final byte[] REPORTED = JsonBytes.ascii(",'t_reported':");
  private static final byte[] END = JsonBytes.ascii(",'t_end':");
  private static final byte[] LAT = JsonBytes.ascii(",'position':{'lat':");
  private static final byte[] LON = JsonBytes.ascii(",'lon':");
  private static final byte[] NO_POSITION = JsonBytes.ascii(",'position':null");
  private static final byte[] ALTITUDE = JsonBytes.ascii(",'altitude_m':");
  private static final byte[] EVIDENCE = JsonBytes.ascii(",'evidence':");
  private static final byte[] TEXT = JsonBytes.ascii(",'text':");
  private static final byte[] DETECTOR = JsonBytes.ascii(",'detector':");
  private static final byte[] PRODUCED_AT = JsonBytes.ascii(",'produced_at':");

  private AnomalyJson() {}

  /** The event as one JSON object, in a fresh array. */
  public static byte[] encode(AnomalyEvent event) {
    JsonBytes json = new JsonBytes(512);
    write(json, event);
    return json.toByteArray();
  }

  /** Writes the event as one JSON object. */
  public static void write(JsonBytes json, AnomalyEvent event) {
    json.raw(HEAD).integer(AnomalyEvent.SCHEMA_VERSION);
    json.raw(ID).string(event.id());
    json.raw(PHASE).string(event.phase().wireName());
    json.raw(KIND).string(event.kind().name());
    json.raw(SEVERITY).string(event.severity().wireName());
    json.raw(CONFIDENCE).number(event.confidence());
    json.raw(ICAO24).string(event.icao24());
    json.raw(CALLSIGN).string(event.callsign());
    json.raw(START).number(event.tStart());
    json.raw(REPORTED).number(event.tReported());
    json.raw(END).number(event.tEnd());
    if (Double.isNaN(event.lat())) {
      json.raw(NO_POSITION);
    } else {
      json.raw(LAT).number(event.lat()).raw(LON).number(event.lon()).raw('}');
    }
    json.raw(ALTITUDE).number(event.altitudeM());
    evidence(json.raw(EVIDENCE), event.evidence());
    json.raw(TEXT).string(event.text());
    json.raw(DETECTOR).string(event.kind().detector());
    json.raw(PRODUCED_AT).string(Instant.ofEpochMilli(event.producedAtMs()).toString()).raw('}');
  }

  /** Writes what made the rule speak, as an object. */
  public static void evidence(JsonBytes json, List<Evidence> evidence) {
    char before = '{';
    for (Evidence item : evidence) {
      json.raw(before).string(item.name()).raw(':');
      if (item.text() == null) {
        json.number(item.number());
      } else {
        json.string(item.text());
      }
      before = ',';
    }
    if (before == '{') {
      json.raw('{');
    }
    json.raw('}');
  }
}
