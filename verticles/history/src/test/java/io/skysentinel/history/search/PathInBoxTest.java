package io.skysentinel.history.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.history.flight.FlightPoint;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PathInBoxTest {
  private static final BoundingBox BOX = new BoundingBox(46, 47, 7, 8);

  private static FlightPoint at(int second, double lat, double lon) {
    return new FlightPoint(second, (int) Math.rint(lat * 1e5), (int) Math.rint(lon * 1e5), 1_000);
  }

  private static boolean crosses(BoundingBox box, FlightPoint... path) {
    return new PathInBox(box).isCrossedBy(List.of(path));
  }

  @Test
  void aWayIsInABoxThatItEndsInOrPassesThrough() {
    assertThat(crosses(BOX, at(0, 46.5, 7.5))).isTrue();
    assertThat(crosses(BOX, at(0, 45, 7.5), at(9, 48, 7.5))).isTrue();
    assertThat(crosses(BOX, at(0, 46.5, 6), at(9, 46.5, 6.9))).isFalse();
    assertThat(crosses(BOX, at(0, 45, 7.5), at(9, 46.5, 9.5))).isFalse();
    assertThat(crosses(BOX)).isFalse();
  }

  @Test
  void aBoxOverTheDateLineIsOne() {
    BoundingBox box = new BoundingBox(-10, 10, 179, -179);
    assertThat(crosses(box, at(0, 0, 178), at(9, 0, -178))).isTrue();
    assertThat(crosses(box, at(0, 0, 177), at(9, 0, 178))).isFalse();
    assertThat(crosses(box, at(0, 0, 10), at(9, 0, -10))).isFalse();
    assertThat(crosses(BoundingBox.WORLD, at(0, 0, 178), at(9, 0, -178))).isTrue();
  }

  @Test
  void theShortestWayIsNoStraightLineOnAMap() {
    // From Frankfurt to Los Angeles over Greenland.
    FlightPoint[] way = {at(0, 50, 8.5), at(9, 34, -118)};
    assertThat(crosses(new BoundingBox(60, 70, -50, -40), way)).isTrue();
    assertThat(crosses(new BoundingBox(40, 45, -60, -50), way)).isFalse();
  }

  @Property(tries = 100)
  void aBoxAroundAPlaceOfTheWayIsCrossed(@ForAll long seed) {
    Random random = new Random(seed);
    FlightPoint[] way =
        IntStream.range(0, 2 + random.nextInt(5))
            .mapToObj(i -> at(i, random.nextDouble() * 160 - 80, random.nextDouble() * 360 - 180))
            .toArray(FlightPoint[]::new);
    FlightPoint one = way[random.nextInt(way.length)];
    BoundingBox box =
        new BoundingBox(one.lat() - 1, one.lat() + 1, around(one.lon() - 1), around(one.lon() + 1));

    assertThat(crosses(box, way)).isTrue();
  }

  private static double around(double lon) {
    return lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon;
  }
}
