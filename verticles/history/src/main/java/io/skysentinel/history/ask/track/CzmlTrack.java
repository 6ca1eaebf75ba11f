package io.skysentinel.history.ask.track;

import io.skysentinel.core.json.JsonBytes;
import java.util.List;

/** A track as CZML: a document, and the aircraft with where it was when. */
final class CzmlTrack {
  private static final byte[] DOCUMENT =
      JsonBytes.ascii("[{'id':'document','version':'1.0','name':");

  private static final int HEAD_SIZE = 1024;
  private static final int FIX_SIZE = 64;

  private CzmlTrack() {}

  static byte[] write(Track track) {
    List<Fix> fixes = track.fixes();
    JsonBytes json = new JsonBytes(HEAD_SIZE + fixes.size() * FIX_SIZE);
    json.raw(DOCUMENT).string(track.name()).raw('}');
    if (!fixes.isEmpty()) {
      json.raw(JsonBytes.ascii(",{'id':")).string(track.query().icao24());
      json.raw(JsonBytes.ascii(",'name':")).string(track.name());
      json.raw(JsonBytes.ascii(",'availability':"));
      availability(json, track.segments());
      position(json.raw(JsonBytes.ascii(",'position':")), fixes);
      json.raw(JsonBytes.ascii(",'path':{'width':2},'point':{'pixelSize':8}}"));
    }
    return json.raw(JsonBytes.ascii("]\n")).toByteArray();
  }

  private static void availability(JsonBytes json, List<List<Fix>> segments) {
    json.raw('[');
    for (int i = 0; i < segments.size(); i++) {
      List<Fix> segment = segments.get(i);
      String first = Times.iso(segment.get(0).t());
      String last = Times.iso(segment.get(segment.size() - 1).t());
      (i > 0 ? json.raw(',') : json).string(first + "/" + last);
    }
    json.raw(']');
  }

  private static void position(JsonBytes json, List<Fix> fixes) {
    double epoch = Math.floor(fixes.get(0).t());
    double[] heights = Heights.of(fixes);
    json.raw(JsonBytes.ascii("{'epoch':")).string(Times.iso(epoch));
    json.raw(JsonBytes.ascii(",'cartographicDegrees':["));
    for (int i = 0; i < heights.length; i++) {
      Fix fix = fixes.get(i);
      double t = Math.round((fix.t() - epoch) * 1000) / 1000.0;
      (i > 0 ? json.raw(',') : json).number(t).raw(',').number(fix.lon());
      json.raw(',').number(fix.lat()).raw(',').number(heights[i]);
    }
    json.raw(JsonBytes.ascii("]}"));
  }
}
