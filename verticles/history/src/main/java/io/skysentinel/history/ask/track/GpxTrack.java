package io.skysentinel.history.ask.track;

import io.skysentinel.core.json.JsonBytes;
import java.util.List;

/** A track as GPX 1.1: a segment for each stretch without a long silence. */
final class GpxTrack {
  private static final byte[] HEAD =
      JsonBytes.ascii(
          "<?xml version='1.0' encoding='UTF-8'?>\n"
              + "<gpx version='1.1' creator='SkySentinel' "
              + "xmlns='http://www.topografix.com/GPX/1/1'>\n<trk><name>");

  private static final int HEAD_SIZE = 512;
  private static final int FIX_SIZE = 128;

  private GpxTrack() {}

  static byte[] write(Track track) {
    JsonBytes xml = new JsonBytes(HEAD_SIZE + track.updates().size() * FIX_SIZE);
    xml.raw(HEAD).raw(XmlText.escaped(track.name())).raw(JsonBytes.ascii("</name>\n"));
    track.segments().forEach(segment -> write(xml, segment));
    return xml.raw(JsonBytes.ascii("</trk>\n</gpx>\n")).toByteArray();
  }

  private static void write(JsonBytes xml, List<Fix> segment) {
    xml.raw(JsonBytes.ascii("<trkseg>\n"));
    for (Fix fix : segment) {
      xml.raw(JsonBytes.ascii("<trkpt lat='")).number(XmlText.decimal(fix.lat()));
      xml.raw(JsonBytes.ascii("' lon='"))
          .number(XmlText.decimal(west(fix.lon())))
          .raw(JsonBytes.ascii("'>"));
      if (fix.hasAltitude()) {
        xml.raw(JsonBytes.ascii("<ele>"))
            .number(XmlText.decimal(fix.altitudeM()))
            .raw(JsonBytes.ascii("</ele>"));
      }
      xml.raw(JsonBytes.ascii("<time>" + Times.iso(fix.t()) + "</time></trkpt>\n"));
    }
    xml.raw(JsonBytes.ascii("</trkseg>\n"));
  }

  /** GPX knows the date line as -180 only. */
  private static double west(double lon) {
    return lon == 180 ? -180 : lon;
  }
}
