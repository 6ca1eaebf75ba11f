package io.skysentinel.history.ask.track;

import io.skysentinel.core.json.JsonBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A track as a feature of GeoJSON (RFC 7946): lines that are cut at silences and at the date line,
 * and when the aircraft was at each place in {@code coordTimes}.
 */
final class GeoJsonTrack {
  private static final int HEAD_SIZE = 512;
  private static final int FIX_SIZE = 64;

  private GeoJsonTrack() {}

  static byte[] write(Track track) {
    List<List<Fix>> lines = lines(track);
    JsonBytes json = new JsonBytes(HEAD_SIZE + track.updates().size() * FIX_SIZE);
    json.raw(JsonBytes.ascii("{'type':'Feature','id':")).string(track.query().icao24());
    json.raw(JsonBytes.ascii(",'geometry':"));
    if (lines.isEmpty()) {
      // A feature whose place is not known.
      json.nothing();
    } else {
      json.raw(JsonBytes.ascii("{'type':'MultiLineString','coordinates':["));
      each(json, lines, GeoJsonTrack::place);
      json.raw(JsonBytes.ascii("]}"));
    }
    json.raw(JsonBytes.ascii(",'properties':{'icao24':")).string(track.query().icao24());
    json.raw(JsonBytes.ascii(",'callsign':")).string(track.callsign());
    json.raw(JsonBytes.ascii(",'coordTimes':["));
    each(json, lines, (out, fix) -> out.string(Times.iso(fix.t())));
    return json.raw(JsonBytes.ascii("]}}\n")).toByteArray();
  }

  @FunctionalInterface
  private interface Writer {
    void write(JsonBytes json, Fix fix);
  }

  private static void each(JsonBytes json, List<List<Fix>> lines, Writer writer) {
    for (int i = 0; i < lines.size(); i++) {
      json.raw(JsonBytes.ascii(i > 0 ? ",[" : "["));
      for (int k = 0; k < lines.get(i).size(); k++) {
        writer.write(k > 0 ? json.raw(',') : json, lines.get(i).get(k));
      }
      json.raw(']');
    }
  }

  private static void place(JsonBytes json, Fix fix) {
    json.raw('[').number(fix.lon()).raw(',').number(fix.lat());
    if (fix.hasAltitude()) {
      json.raw(',').number(fix.altitudeM());
    }
    json.raw(']');
  }

  private static List<List<Fix>> lines(Track track) {
    List<List<Fix>> lines = new ArrayList<>();
    for (List<Fix> segment : track.segments()) {
      for (List<Fix> part : DateLine.cut(segment)) {
        // A line has two places at least, be they the same.
        lines.add(part.size() == 1 ? List.of(part.get(0), part.get(0)) : part);
      }
    }
    return lines;
  }
}
