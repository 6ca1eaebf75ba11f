package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.BASE;
import static io.skysentinel.history.block.MadeUpdates.OPENSKY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockLimitsTest {
  private static final BoundingBox TILE = new BoundingBox(40, 50, 0, 10);

  @Test
  void moreRowsThanABlockHoldsAreRefused() {
    Told one = new Told(OPENSKY, SampleFlights.overNewYork().build());
    List<Told> many = Collections.nCopies(BlockHeader.MOST_ROWS + 1, one);
    assertThatThrownBy(() -> BlockWriter.write(BASE, many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a block of 1048577 updates");
  }

  @Test
  void moreBytesThanABlockHoldsAreRefused() {
    List<Told> updates = new ArrayList<>();
    FlightStateBuilder state = SampleFlights.overNewYork();
    for (int i = 0; i < 4000; i++) {
      state.registration = i + "x".repeat(10_000);
      updates.add(new Told(OPENSKY, state.build()));
    }
    assertThatThrownBy(() -> BlockWriter.write(BASE, updates))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a block of more than 33554432 bytes, unpacked");
  }

  /**
   * Of sensors with noise, to the simulator's digits: velocity and heading to the hundredth. Feeds
   * tell coarser ones, see {@code scripts/bench blocks}; here nothing may get worse unseen.
   */
  @Test
  void aPositionTakesFewBytesByTime() {
    assertThat(bytesEach(MadeUpdates.simulated(300, TILE, true, 300))).isLessThan(8);
  }

  @Test
  void aPositionTakesFewBytesByAircraft() {
    assertThat(bytesEach(MadeUpdates.simulated(1, TILE, true, 3600))).isLessThan(9);
  }

  private static double bytesEach(List<Told> updates) {
    return (double) BlockWriter.write(BASE, updates).length / updates.size();
  }
}
