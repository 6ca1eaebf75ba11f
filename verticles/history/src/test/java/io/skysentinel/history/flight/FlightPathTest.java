package io.skysentinel.history.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.history.block.BadBlockException;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlightPathTest {
  @Property(tries = 100)
  void aPathIsReadAsItWasWritten(@ForAll long seed) throws BadBlockException {
    Random random = new Random(seed);
    List<FlightPoint> path =
        IntStream.range(0, random.nextInt(20))
            .mapToObj(i ->
                new FlightPoint(
                    i * 60L,
                    random.nextInt(),
                    random.nextInt(),
                    random.nextBoolean() ? Integer.MIN_VALUE : random.nextInt(20_000) - 500))
            .toList();

    assertThat(FlightPath.read(FlightPath.write(path))).isEqualTo(path);
  }

  @Test
  void aStraightWayOfManyPlacesHasTwoEnds() {
    List<FlightPoint> straight = way(100, i -> 0);

    assertThat(FlightPath.simplified(straight)).containsExactly(straight.get(0), straight.get(99));
    assertThat(FlightPath.simplified(straight.subList(0, 20))).hasSize(20);
  }

  @Test
  void oneThatWindsIsToldWithNoMoreThanARowShouldHold() {
    List<FlightPoint> winding = way(1_000, i -> i % 2 * 3_000);

    assertThat(FlightPath.simplified(winding)).hasSizeBetween(2, 256);
  }

  private static List<FlightPoint> way(int places, IntUnaryOperator north) {
    return IntStream.range(0, places)
        .mapToObj(i -> new FlightPoint(i * 60L, north.applyAsInt(i), i * 10_000, 1_000))
        .toList();
  }
}
