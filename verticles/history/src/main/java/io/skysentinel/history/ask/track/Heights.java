package io.skysentinel.history.ask.track;

import java.util.List;

/** Heights for formats in which each place has to have one. */
final class Heights {
  private Heights() {}

  /** The heights of places; where one is not known, the last or else the next that is, or 0. */
  static double[] of(List<Fix> fixes) {
    double last =
        fixes.stream().filter(Fix::hasAltitude).mapToDouble(Fix::altitudeM).findFirst().orElse(0);
    double[] heights = new double[fixes.size()];
    for (int i = 0; i < heights.length; i++) {
      last = fixes.get(i).hasAltitude() ? fixes.get(i).altitudeM() : last;
      heights[i] = last;
    }
    return heights;
  }
}
