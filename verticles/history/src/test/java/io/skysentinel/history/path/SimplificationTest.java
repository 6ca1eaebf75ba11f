package io.skysentinel.history.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SimplificationTest {

  private record Place(double t, double lat, double lon, double altitudeM) implements TimedPlace {}

  @Test
  void aStraightWayOverTheDateLineHasTwoEnds() {
    List<Place> fixes = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      double lon = 179 + i * 0.02;
      fixes.add(new Place(i, 0, lon > 180 ? lon - 360 : lon, 1_000));
    }

    assertThat(Simplification.of(fixes, 1)).containsExactly(fixes.get(0), fixes.get(100));
  }

  @Test
  void aTurnAndAPeakStay() {
    List<Place> fixes = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      int height = i == 20 ? 500 : 0;
      fixes.add(new Place(i, Math.min(i, 50) * 0.01, Math.max(0, i - 50) * 0.01, 1_000 + height));
    }

    assertThat(Simplification.of(fixes, 100))
        .contains(fixes.get(0), fixes.get(20), fixes.get(50), fixes.get(100))
        .hasSizeLessThan(8);
  }

  @Property(tries = 30)
  void nothingThatIsLeftOutLiesFartherThanThatFromWhatStays(@ForAll long seed) {
    Random random = new Random(seed);
    List<Place> fixes = new ArrayList<>();
    double lat = random.nextInt(-89, 89);
    double lon = random.nextInt(-180, 180);
    int count = random.nextInt(1, 2 * Simplification.PIECE);
    for (int i = 0; i < count; i++) {
      lat = Math.max(-90, Math.min(90, lat + random.nextGaussian() * 0.001));
      lon = Sphere.normalizeDeg(lon + random.nextGaussian() * 0.001 + 180) - 180;
      fixes.add(new Place(i, lat, lon, Double.NaN));
    }
    double metres = 1 + random.nextInt(2_000);

    List<Place> kept = Simplification.of(fixes, metres);

    assertThat(fixes).containsAll(kept);
    assertThat(kept.get(0)).isEqualTo(fixes.get(0));
    assertThat(kept.get(kept.size() - 1)).isEqualTo(fixes.get(count - 1));
    int k = 0;
    for (Place fix : fixes) {
      k = k + 1 < kept.size() && kept.get(k + 1).t() <= fix.t() ? k + 1 : k;
      if (!fix.equals(kept.get(k))) {
        assertThat(nearest(fix, kept.get(k), kept.get(k + 1))).isLessThan(metres + 10);
      }
    }
  }

  /** How near the line comes, by trying. */
  private static double nearest(Place fix, Place from, Place to) {
    double way = Sphere.distanceM(from.lat(), from.lon(), to.lat(), to.lon());
    double bearing = Sphere.bearingDeg(from.lat(), from.lon(), to.lat(), to.lon());
    double nearest = Double.POSITIVE_INFINITY;
    int steps = 1 + (int) (way / 20);
    for (int i = 0; i <= steps; i++) {
      Vec3 place =
          Sphere.destination(Vec3.ofDegrees(from.lat(), from.lon()), bearing, way * i / steps);
      nearest = Math.min(nearest, Sphere.distanceM(place, Vec3.ofDegrees(fix.lat(), fix.lon())));
    }
    return nearest;
  }
}
