package io.skysentinel.core.live;

import static io.skysentinel.core.live.ShardReplica.Outcome.APPLIED;
import static io.skysentinel.core.live.ShardReplica.Outcome.BEGUN;
import static io.skysentinel.core.live.ShardReplica.Outcome.KNOWN;
import static io.skysentinel.core.live.ShardReplica.Outcome.MISSED;
import static io.skysentinel.testing.SampleSightings.removals;
import static io.skysentinel.testing.SampleSightings.sighting;
import static io.skysentinel.testing.SampleSightings.table;
import static io.skysentinel.testing.SampleSightings.upserts;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.testing.SampleSightings;
import io.skysentinel.testing.ViewRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardReplicaTest {
  private static final String EPOCH = "00000001-1";
  private static final int WEST = Tiles.parse("n40w080");
  private static final int EAST = Tiles.parse("n40w070");

  private final TickShard ticker = new TickShard(0, 1, SampleSightings.ENCODING);
  private final ShardReplica replica = new ShardReplica(0, new FrameRing.Limits(3, Long.MAX_VALUE));
  private long now = 1000;

  @Test
  void anEpochThatBeginsNeedsNoQuestion() {
    assertThat(replica.needsState()).isTrue();
    assertThat(replica.apply(frame(table(EPOCH, 1, sighting("a1b2c3", 100))))).isEqualTo(BEGUN);

    assertThat(replica.needsState()).isFalse();
    assertThat(replica.seq()).isEqualTo(1);
    assertThat(replica.rows())
        .extracting(ShardSnapshot.Row::flight)
        .containsExactly(sighting("a1b2c3", 100).flight());
  }

  @Test
  void anEmptyEpochBeginsWithASignOfLife() {
    assertThat(replica.apply(frame(table(EPOCH, 1)))).isEqualTo(BEGUN);
    assertThat(replica.seq()).isZero();
    assertThat(replica.apply(ticker.heartbeat(2000))).isEqualTo(KNOWN);
    assertThat(replica.apply(frame(upserts(EPOCH, 2, sighting("a1b2c3", 1))))).isEqualTo(APPLIED);
  }

  @Test
  void aFrameThatComesTwiceIsKnown() {
    Frame first = frame(table(EPOCH, 1, sighting("a1b2c3", 100)));
    replica.apply(first);

    assertThat(replica.apply(first)).isEqualTo(KNOWN);
  }

  @Test
  void aHoleIsClosedByTheStateAndWhatCameMeanwhileIsNotLost() {
    replica.apply(frame(table(EPOCH, 1, sighting("a1b2c3", 100))));
    frame(upserts(EPOCH, 2, sighting("b1b2c3", 100)));
    Frame third = frame(upserts(EPOCH, 3, sighting("c1b2c3", 100)));
    assertThat(replica.apply(third)).isEqualTo(MISSED);
    ShardSnapshot state = ticker.snapshot();
    Frame fourth = frame(removals(EPOCH, 4, "a1b2c3"));
    assertThat(replica.apply(fourth)).isEqualTo(MISSED);
    assertThat(replica.rows()).as("clients keep what they have").hasSize(1);

    assertThat(replica.reset(state)).isTrue();

    assertThat(replica.needsState()).isFalse();
    assertThat(replica.seq()).isEqualTo(4);
    assertThat(replica.rows())
        .extracting(row -> row.flight().icao24())
        .containsExactlyInAnyOrder("b1b2c3", "c1b2c3");
    assertThat(replica.reset(state)).as("the same answer again").isFalse();
    assertThat(replica.last().cut(WEST).prev()).as("never too small").isEqualTo(3);
    assertThat(seqs(replica.since(replica.epoch(), 3))).containsExactly(4L);
    assertThat(replica.since(replica.epoch(), 2)).isNull();
  }

  @Test
  void aSignOfLifeTellsOfAHoleAtTheEnd() {
    replica.apply(frame(table(EPOCH, 1, sighting("a1b2c3", 100))));
    frame(upserts(EPOCH, 2, sighting("b1b2c3", 100)));

    assertThat(replica.apply(ticker.heartbeat(9000))).isEqualTo(MISSED);
    assertThat(replica.reset(ticker.snapshot())).isTrue();
    assertThat(replica.rows()).hasSize(2);
  }

  @Test
  void anOldEpochIsNotHeardAndANewOneHeardFromItsMiddleIsAskedFor() {
    Frame old = frame(table(EPOCH, 1, sighting("a1b2c3", 100)));
    frame(table("00000002-1", 1, sighting("b1b2c3", 100)));
    Frame middle = frame(upserts("00000002-1", 2, sighting("c1b2c3", 100)));

    assertThat(replica.apply(middle)).isEqualTo(MISSED);
    assertThat(replica.reset(ticker.snapshot())).isTrue();
    assertThat(replica.apply(old)).isEqualTo(KNOWN);
    assertThat(replica.rows()).hasSize(2);
  }

  @Test
  void whatAClientMissedIsKeptAsFarAsTheRingReaches() {
    ShardReplica forgetful = new ShardReplica(0, new FrameRing.Limits(9, 1));
    for (Frame frame : fiveChanges()) {
      replica.apply(frame);
      forgetful.apply(frame);
    }
    String epoch = replica.epoch();

    assertThat(seqs(replica.since(epoch, 2))).containsExactly(3L, 4L, 5L);
    assertThat(seqs(replica.since(epoch, 5))).isEmpty();
    assertThat(replica.since(epoch, 1)).isNull();
    assertThat(replica.since(epoch, 6)).as("ahead of this bridge").isNull();
    assertThat(replica.since("another", 4)).isNull();
    assertThat(forgetful.seq()).isEqualTo(5);
    assertThat(forgetful.since(epoch, 4)).as("too many bytes").isNull();
  }

  private List<Frame> fiveChanges() {
    List<Frame> frames = new ArrayList<>();
    frames.add(frame(table(EPOCH, 1)));
    for (int version = 2; version <= 6; version++) {
      frames.add(frame(upserts(EPOCH, version, sighting("a1b2c3", version))));
    }
    return frames;
  }

  @Test
  void aFrameIsCutForTilesAndEachCutNamesTheOneBefore() {
    replica.apply(
        frame(table(EPOCH, 1, sighting("a1b2c3", 45, -75, 1), sighting("b1b2c3", 45, -65, 1))));
    replica.apply(frame(upserts(EPOCH, 2, sighting("a1b2c3", 46, -75, 2))));
    assertThat(replica.last().cut(EAST)).isNull();
    assertThat(replica.last().cut(WEST).stays()).containsExactly(0);
    assertThat(replica.last().cut(WEST).prev()).isEqualTo(1);

    replica.apply(frame(upserts(EPOCH, 3, sighting("a1b2c3", 46, -69, 3))));
    TileCut west = replica.last().cut(WEST);
    TileCut east = replica.last().cut(EAST);
    assertThat(west.leaves()).containsExactly(0);
    assertThat(west.upsertCount()).isZero();
    assertThat(west.prev()).isEqualTo(2);
    assertThat(east.enters()).containsExactly(0);
    assertThat(east.removalCount()).isZero();
    assertThat(east.prev()).isEqualTo(1);

    replica.apply(frame(removals(EPOCH, 4, "b1b2c3")));
    assertThat(replica.last().cut(EAST).removals()).containsExactly(0);
    assertThat(ViewRows.of(replica, View.of(EAST)))
        .extracting(row -> row.flight().icao24())
        .containsExactly("a1b2c3");
    assertThat(ViewRows.of(replica, View.of(WEST))).isEmpty();
  }

  @Test
  void anAircraftWithoutPositionIsInTheWorldOnly() {
    replica.apply(frame(table(EPOCH, 1, sighting("a1b2c3", 45, -75, 1))));
    replica.apply(frame(upserts(EPOCH, 2, sighting("a1b2c3", Double.NaN, Double.NaN, 2))));

    assertThat(replica.last().cut(WEST).leaves()).containsExactly(0);
    assertThat(IntStream.range(0, Tiles.COUNT).filter(tile -> replica.last().cut(tile) != null))
        .containsExactly(WEST);
    assertThat(ViewRows.of(replica, View.of(WEST))).isEmpty();
    assertThat(replica.rows()).hasSize(1);
  }

  private Frame frame(Changes changes) {
    ticker.take(changes);
    now += 1000;
    return ticker.tick(now, 200);
  }

  private static List<Long> seqs(List<AppliedFrame> frames) {
    return frames.stream().map(applied -> applied.frame().seq()).toList();
  }
}
