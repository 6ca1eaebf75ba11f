package io.skysentinel.history.ask.track;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines where they cross the date line, as GeoJSON wants them (RFC 7946, 3.1.9). */
final class DateLine {
  private DateLine() {}

  /** The line in parts, none of which crosses; each ends and begins on the date line. */
  static List<List<Fix>> cut(List<Fix> line) {
    List<List<Fix>> parts = new ArrayList<>();
    List<Fix> open = new ArrayList<>();
    for (Fix fix : line) {
      Fix last = open.isEmpty() ? fix : open.get(open.size() - 1);
      if (Math.abs(fix.lon() - last.lon()) > 180) {
        double side = last.lon() > 0 ? 180 : -180;
        double part = part(last, fix, side);
        open.add(on(last, fix, part, side));
        parts.add(open);
        open = new ArrayList<>();
        open.add(on(last, fix, part, -side));
      }
      open.add(fix);
    }
    parts.add(open);
    return parts;
  }

  /** How much of the way to the second lies before the date line. */
  private static double part(Fix a, Fix b, double side) {
    double way = b.lon() + 2 * side - a.lon();
    return way == 0 ? 0 : (side - a.lon()) / way;
  }

  private static Fix on(Fix a, Fix b, double part, double lon) {
    return new Fix(
        a.t() + (b.t() - a.t()) * part,
        a.lat() + (b.lat() - a.lat()) * part,
        lon,
        a.altitudeM() + (b.altitudeM() - a.altitudeM()) * part,
        a.told());
  }
}
