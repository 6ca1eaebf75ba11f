package io.skysentinel.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.block.Selection;
import io.skysentinel.history.block.TrackKeys;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallBlocksTest {
  private static final List<Told> HEARD =
      MadeUpdates.simulated(900, BoundingBox.WORLD, true, 100).subList(0, 9_000);

  @Test
  void aFewUpdatesAreOneBlock() {
    assertThat(SmallBlocks.shards(1)).isEqualTo(1);
    assertThat(SmallBlocks.shards(511)).isEqualTo(1);
    assertThat(SmallBlocks.values(HEARD.subList(0, 500)).get(Long[].class, 0))
        .containsExactly(MadeUpdates.BASE);
  }

  @Test
  void manyAreCutButNotFiner() {
    assertThat(SmallBlocks.shards(512)).isEqualTo(2);
    assertThat(SmallBlocks.shards(2_326)).isEqualTo(8);
    assertThat(SmallBlocks.shards(50_000)).isEqualTo(64);
    assertThat(SmallBlocks.shards(Integer.MAX_VALUE)).isEqualTo(64);
  }

  @Test
  void eachUpdateIsInTheBlockOfItsAircraft() throws Exception {
    Tuple values = SmallBlocks.values(HEARD);

    Integer[] shards = values.get(Integer[].class, 1);
    Integer[] shard = values.get(Integer[].class, 2);
    Buffer[] blocks = values.get(Buffer[].class, 7);
    assertThat(shards).hasSize(32).containsOnly(32);
    assertThat(shard).doesNotHaveDuplicates();
    assertThat(values.get(Integer[].class, 4))
        .containsOnly((int) HEARD.stream().map(told -> told.state().icao24()).distinct().count());
    List<Told> found = new ArrayList<>();
    for (int i = 0; i < blocks.length; i++) {
      BlockReader block = BlockReader.open(blocks[i].getBytes());
      int own = shard[i];
      assertThat(block.aircraft())
          .allSatisfy(icao24 -> assertThat(TrackKeys.shardOf(icao24, 32)).isEqualTo(own));
      found.addAll(block.updates(Selection.ALL));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(HEARD);
  }
}
