package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.BASE;
import static io.skysentinel.history.block.MadeUpdates.OPENSKY;
import static io.skysentinel.history.block.MadeUpdates.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BlockMerger.Doubles;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BlockMergerTest {

  @Property(tries = 50)
  void overlappingBlocksGiveEachUpdateOnce(@ForAll long seed) throws BadBlockException {
    List<Told> all = BlockMerger.withoutDoubles(MadeUpdates.any(seed), Doubles.SAME_UPDATE);
    int third = all.size() / 3;
    byte[] first = BlockWriter.write(BASE, all.subList(0, all.size() - third));
    byte[] second = BlockWriter.write(BASE + 5, all.subList(third, all.size()));
    byte[] merged = BlockMerger.merge(BASE, List.of(first, second, first), Doubles.SAME_UPDATE);
    assertThat(updates(merged)).isEqualTo(all);
  }

  @Test
  void updatesOfOneMomentThatDifferAreKeptOrNotAsIsWished() {
    FlightStateBuilder state = SampleFlights.overNewYork();
    Told first = new Told(OPENSKY, state.build());
    Told fromElsewhere = new Told(RECEIVER, state.build());
    state.altitudeM++;
    Told higher = new Told(OPENSKY, state.build());
    state.lastContactUnix++;
    Told later = new Told(OPENSKY, state.build());
    List<Told> updates = List.of(later, first, higher, fromElsewhere, higher, first, later);
    assertThat(BlockMerger.withoutDoubles(updates, Doubles.SAME_UPDATE))
        .containsExactly(first, higher, fromElsewhere, later);
    assertThat(BlockMerger.withoutDoubles(updates, Doubles.SAME_CONTACT))
        .containsExactly(first, later);
  }

  @Test
  void whatTheEarlierBlockSaysOfAMomentStays() throws BadBlockException {
    Told mine = new Told(OPENSKY, SampleFlights.state("a1b2c3"));
    Told late = new Told(RECEIVER, SampleFlights.state("a1b2c3"));
    List<byte[]> blocks = new ArrayList<>();
    blocks.add(BlockWriter.write(BASE, List.of(mine)));
    blocks.add(BlockWriter.write(BASE, List.of(late)));
    assertThat(updates(BlockMerger.merge(BASE, blocks, Doubles.SAME_CONTACT)))
        .containsExactly(mine);
  }

  private static List<Told> updates(byte[] block) throws BadBlockException {
    return BlockReader.open(block).updates(Selection.ALL);
  }
}
