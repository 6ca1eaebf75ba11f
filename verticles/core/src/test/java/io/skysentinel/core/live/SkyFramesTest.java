package io.skysentinel.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.testing.SampleFlights;
import io.skysentinel.testing.SampleSightings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SkyFramesTest {
  private final SkyFrames frames = new SkyFrames(SampleSightings.ENCODING);

  /** Whoever holds a sky and applies the frame holds the next, be it earlier or later. */
  @Property(tries = 200)
  void aFrameLeadsFromOneSkyToTheNext(@ForAll long seed) {
    Random random = new Random(seed);
    ShardReplica held = new ShardReplica(0, new FrameRing.Limits(1, Long.MAX_VALUE));
    frames.begin("past-00000001");
    frames.show(List.of(SampleFlights.newYork()));
    apply(held, frames.frame(1));
    for (int i = 0; i < 10; i++) {
      List<Flight> sky = sky(random);
      frames.show(sky);
      apply(held, frames.frame(1000 - i));

      assertThat(held.rows())
          .extracting(ShardSnapshot.Row::flight)
          .containsExactlyInAnyOrderElementsOf(sky);
      assertThat(frames.rows()).containsExactlyInAnyOrderElementsOf(held.rows());
      assertThat(held.seq()).isEqualTo(frames.stand().seq());
    }
  }

  @Test
  void theSameSkyIsNoFrame() {
    frames.begin("past-00000001");
    frames.show(List.of(SampleFlights.newYork(), SampleFlights.nowhere()));
    assertThat(frames.frame(1)).isNotNull();

    frames.show(List.of(SampleFlights.nowhere(), SampleFlights.newYork()));
    assertThat(frames.frame(2)).isNull();
    frames.put(SampleFlights.newYork());
    frames.remove("ffffff");
    assertThat(frames.frame(3)).isNull();
    assertThat(frames.stand()).isEqualTo(new Stand(0, "past-00000001", 1));
  }

  @Test
  void anotherEpochBeginsWithNothing() {
    frames.begin("past-00000001");
    frames.show(List.of(SampleFlights.newYork(), SampleFlights.nowhere()));
    frames.frame(1);
    frames.begin("past-00000002");
    frames.show(List.of(SampleFlights.nowhere()));
    AppliedFrame first = frames.frame(2);

    assertThat(first).isNotNull();
    assertThat(first.frame().seq()).isEqualTo(1);
    assertThat(first.frame().removals()).isEmpty();
    assertThat(frames.rows())
        .extracting(ShardSnapshot.Row::flight)
        .containsExactly(SampleFlights.nowhere());
  }

  private static void apply(ShardReplica held, @Nullable AppliedFrame frame) {
    if (frame != null) {
      assertThat(held.apply(frame.frame()))
          .isIn(ShardReplica.Outcome.BEGUN, ShardReplica.Outcome.APPLIED);
    }
  }

  private static List<Flight> sky(Random random) {
    List<Flight> sky = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      if (random.nextBoolean()) {
        Flight flight = new Flight(SampleFlights.state("00000" + i), "world");
        sky.add(SampleFlights.later(flight, random.nextInt(3)));
      }
    }
    return sky;
  }
}
