package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.BASE;
import static io.skysentinel.history.block.MadeUpdates.OPENSKY;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredBlockTest {
  private static List<Told> updates(int count, int letters) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    List<Told> updates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      state.lastContactUnix = BASE + i / 1000.0;
      state.registration = letters == 0 ? null : i + "x".repeat(letters);
      updates.add(new Told(OPENSKY, state.build()));
    }
    return updates;
  }

  private static List<Told> read(List<StoredBlock> blocks) throws BadBlockException {
    List<Told> read = new ArrayList<>();
    for (StoredBlock block : blocks) {
      read.addAll(BlockReader.open(block.bytes()).updates(Selection.ALL));
    }
    return read;
  }

  @Test
  void ofNothingThereIsNone() {
    assertThat(StoredBlock.of(BASE, List.of())).isEmpty();
  }

  @Test
  void itKnowsItsRowsAndTimes() {
    StoredBlock block = StoredBlock.of(BASE, updates(2_001, 0)).get(0);

    assertThat(block.header().rows()).isEqualTo(2_001);
    assertThat(block.header().firstUnix()).isEqualTo(BASE);
    assertThat(block.header().lastUnix()).isEqualTo(BASE + 2);
  }

  @Test
  void manyUpdatesAreInSeveral() throws BadBlockException {
    List<Told> many = updates(2 * StoredBlock.MOST_ROWS + 1, 0);
    List<StoredBlock> blocks = StoredBlock.of(BASE, many);

    assertThat(blocks.stream().map(block -> block.header().rows()))
        .containsExactly(StoredBlock.MOST_ROWS, StoredBlock.MOST_ROWS, 1);
    assertThat(read(blocks)).isEqualTo(many);
  }

  @Test
  void longTextsAreInSeveral() throws BadBlockException {
    List<Told> large = updates(4_000, 10_000);
    List<StoredBlock> blocks = StoredBlock.of(BASE, large);

    assertThat(blocks).hasSize(2);
    assertThat(read(blocks)).isEqualTo(large);
  }
}
