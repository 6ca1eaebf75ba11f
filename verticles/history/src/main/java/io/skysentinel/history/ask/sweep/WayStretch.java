package io.skysentinel.history.ask.sweep;

import io.skysentinel.history.ask.track.WayPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an aircraft was in one stretch of a sweep. */
final class WayStretch {
  private final List<WayPoint> places = new ArrayList<>(0);

  void add(WayPoint place) {
    places.add(place);
  }

  /**
   * Its places in order, each at a later time than the one before, and forgets them.
   *
   * @param last where it was at the end of the stretch before
   */
  List<WayPoint> take(@Nullable WayPoint last) {
    places.sort(Comparator.comparingDouble(WayPoint::t));
    List<WayPoint> later = new ArrayList<>(places.size());
    double t = last == null ? Double.NEGATIVE_INFINITY : last.t();
    for (WayPoint place : places) {
      // The same place told again, or one that came late.
      if (place.t() > t) {
        later.add(place);
        t = place.t();
      }
    }
    places.clear();
    return later;
  }
}
