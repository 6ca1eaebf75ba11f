package io.skysentinel.history.ask.track;

import io.skysentinel.core.json.JsonBytes;
import java.util.List;

/** A track as KML 2.2 with Google's {@code gx:Track}, which a globe can play. */
final class KmlTrack {
  private static final byte[] HEAD =
      JsonBytes.ascii(
          "<?xml version='1.0' encoding='UTF-8'?>\n"
              + "<kml xmlns='http://www.opengis.net/kml/2.2' "
              + "xmlns:gx='http://www.google.com/kml/ext/2.2'>\n<Document><name>");

  private static final int HEAD_SIZE = 512;
  private static final int FIX_SIZE = 128;

  private KmlTrack() {}

  static byte[] write(Track track) {
    JsonBytes xml = new JsonBytes(HEAD_SIZE + track.updates().size() * FIX_SIZE);
    byte[] name = XmlText.escaped(track.name());
    xml.raw(HEAD).raw(name).raw(JsonBytes.ascii("</name>\n"));
    for (List<Fix> segment : track.segments()) {
      xml.raw(JsonBytes.ascii("<Placemark><name>")).raw(name);
      xml.raw(JsonBytes.ascii("</name>\n<gx:Track><altitudeMode>absolute</altitudeMode>\n"));
      write(xml, segment);
      xml.raw(JsonBytes.ascii("</gx:Track></Placemark>\n"));
    }
    return xml.raw(JsonBytes.ascii("</Document>\n</kml>\n")).toByteArray();
  }

  /** All times, then all places. */
  private static void write(JsonBytes xml, List<Fix> segment) {
    for (Fix fix : segment) {
      xml.raw(JsonBytes.ascii("<when>" + Times.iso(fix.t()) + "</when>\n"));
    }
    double[] heights = Heights.of(segment);
    for (int i = 0; i < heights.length; i++) {
      Fix fix = segment.get(i);
      xml.raw(JsonBytes.ascii("<gx:coord>"))
          .number(XmlText.decimal(fix.lon()))
          .raw(' ')
          .number(XmlText.decimal(fix.lat()));
      xml.raw(' ').number(XmlText.decimal(heights[i])).raw(JsonBytes.ascii("</gx:coord>\n"));
    }
  }
}
