package io.skysentinel.core.detect.runway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An airport with its runways, each in both directions. */
public record Field(String ident, double lat, double lon, double elevationM, List<Strip> strips) {

  public Field {
    strips = List.copyOf(strips);
  }

  /**
   * The runway that an aircraft there is most likely to land on: the one that it is nearest to the
   * centre line of, among those that it flies along.
   */
  public Strip.@Nullable Fit best(double placeLat, double placeLon, double trackDeg) {
    Strip.Fit best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Strip strip : strips) {
      Strip.Fit fit = strip.fit(placeLat, placeLon, trackDeg);
      // A hundred metres a degree: beyond some 10° it is not that runway's approach.
      double cost = fit.acrossM() + 100 * fit.apartDeg() + 0.1 * fit.nearM();
      if (cost < least) {
        least = cost;
        best = fit;
      }
    }
    return best;
  }
}
