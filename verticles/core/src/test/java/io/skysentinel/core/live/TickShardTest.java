package io.skysentinel.core.live;

import static io.skysentinel.testing.SampleSightings.removals;
import static io.skysentinel.testing.SampleSightings.sighting;
import static io.skysentinel.testing.SampleSightings.table;
import static io.skysentinel.testing.SampleSightings.upserts;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.testing.SampleSightings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TickShardTest {
  private static final String EPOCH = "00000001-1";
  private static final long INTERVAL = 200;

  private final TickShard shard = new TickShard(0, 1, SampleSightings.ENCODING);

  @Test
  void anEpochBeginsWithOneFrameOfEverything() {
    Sighting one = sighting("a1b2c3", 100);
    shard.take(table(EPOCH, 1, one, sighting("b1b2c3", 100)));

    Frame frame = shard.tick(1000, INTERVAL);

    assertThat(frame.epoch()).isEqualTo(EPOCH + "-0001");
    assertThat(frame.seq()).isEqualTo(1);
    assertThat(frame.t()).isEqualTo(1000);
    assertThat(frame.partitions()).containsExactly(0, 1);
    assertThat(frame.upserts()).extracting(Frame.Upsert::id).containsExactly(0, 1);
    assertThat(frame.upserts().get(0).flight()).isEqualTo(one.flight());
    assertThat(SampleSightings.packed(frame.json(), 1)).isEqualTo("b1b2c3");
    assertThat(SampleSightings.packed(frame.packed(), 0)).isEqualTo("0 whole 100.0");
  }

  @Test
  void anEmptyShardIsAnnouncedByASignOfLife() {
    shard.take(table(EPOCH, 1));

    assertThat(shard.heartbeat(999)).isNull();
    Frame frame = shard.tick(1000, INTERVAL);

    assertThat(frame.isHeartbeat()).isTrue();
    assertThat(frame.seq()).isZero();
    assertThat(shard.tick(5000, INTERVAL)).isNull();
    assertThat(shard.heartbeat(6000).seq()).isZero();
  }

  @Test
  void theFirstChangeAfterQuietLeavesAtOnceThenOneFrameAnInterval() {
    shard.take(table(EPOCH, 1));
    shard.tick(1000, INTERVAL);
    assertThat(shard.dueAtMs(INTERVAL)).isEqualTo(Long.MAX_VALUE);

    shard.take(upserts(EPOCH, 2, sighting("a1b2c3", 100)));
    assertThat(shard.dueAtMs(INTERVAL)).isEqualTo(1200);
    assertThat(shard.tick(1999, INTERVAL).seq()).isEqualTo(1);

    shard.take(upserts(EPOCH, 3, sighting("a1b2c3", 101)));
    shard.take(upserts(EPOCH, 4, sighting("a1b2c3", 102)));
    assertThat(shard.tick(2198, INTERVAL)).isNull();
    assertThat(shard.dueAtMs(INTERVAL)).isEqualTo(2199);
    Frame frame = shard.tick(2199, INTERVAL);

    assertThat(frame.seq()).isEqualTo(2);
    assertThat(SampleSightings.packed(frame.packed(), 0)).isEqualTo("0 100.0 102.0");
  }

  @Test
  void manyChangesAfterQuietWaitForTheRestOfThem() {
    shard.take(table(EPOCH, 1));
    shard.tick(1000, INTERVAL);

    shard.take(upserts(EPOCH, 2, many(0, 200)));
    assertThat(shard.tick(2000, INTERVAL)).isNull();
    assertThat(shard.dueAtMs(INTERVAL)).isEqualTo(2010);
    shard.take(upserts(EPOCH, 3, many(200, 2000)));
    assertThat(shard.tick(2009, INTERVAL)).isNull();
    assertThat(shard.dueAtMs(INTERVAL)).isEqualTo(2034);
    assertThat(shard.tick(2034, INTERVAL).upserts()).hasSize(2000);

    shard.take(upserts(EPOCH, 4, sighting("a1b2c3", 100)));
    assertThat(shard.dueAtMs(INTERVAL)).isEqualTo(2234);
    assertThat(shard.tick(2234, INTERVAL).upserts()).hasSize(1);
  }

  @Test
  void changesThatNeverStopWaitForHalfAnIntervalAtMost() {
    shard.take(table(EPOCH, 1));
    shard.tick(1000, INTERVAL);

    long now = 2000;
    int version = 2;
    Frame frame = null;
    while (frame == null) {
      int from = (version - 2) * 2000;
      shard.take(upserts(EPOCH, version++, many(from, from + 2000)));
      now += 5;
      frame = shard.tick(now, INTERVAL);
    }
    assertThat(frame.t()).isEqualTo(2105);
  }

  @Test
  void theIntervalMayChangeWhileItRuns() {
    shard.take(table(EPOCH, 1, sighting("a1b2c3", 100)));
    shard.tick(1000, 5000);
    shard.take(upserts(EPOCH, 2, sighting("a1b2c3", 101)));

    assertThat(shard.tick(1100, 5000)).isNull();
    assertThat(shard.tick(1100, 50)).isNotNull();
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() {
    shard.take(table(EPOCH, 1, sighting("a1b2c3", 100)));
    shard.tick(1_000_000, INTERVAL);
    shard.take(upserts(EPOCH, 2, sighting("a1b2c3", 101)));

    assertThat(shard.tick(5, INTERVAL)).isNotNull();
  }

  @Test
  void anAircraftThatCrossesNamesBothTiles() {
    shard.take(table(EPOCH, 1, sighting("a1b2c3", 45, -75, 100)));
    shard.tick(1000, INTERVAL);
    shard.take(upserts(EPOCH, 2, sighting("a1b2c3", 45, -69, 101)));

    Frame.Upsert upsert = shard.tick(2000, INTERVAL).upserts().get(0);

    assertThat(Tiles.name(upsert.tileBefore())).isEqualTo("n40w080");
    assertThat(Tiles.name(upsert.tileAfter())).isEqualTo("n40w070");
  }

  @Test
  void anIdIsAnothersOnlyAfterItsRemovalWasSent() {
    shard.take(table(EPOCH, 1, sighting("a1b2c3", 100)));
    shard.tick(1000, INTERVAL);
    shard.take(removals(EPOCH, 2, "a1b2c3"));
    shard.take(upserts(EPOCH, 3, sighting("b1b2c3", 100)));

    Frame removing = shard.tick(2000, INTERVAL);
    assertThat(removing.removals()).containsExactly(new Frame.Removal("a1b2c3", 0, tile()));
    assertThat(removing.upserts().get(0).id()).isEqualTo(1);

    shard.take(upserts(EPOCH, 4, sighting("c1b2c3", 100)));
    assertThat(shard.tick(3000, INTERVAL).upserts().get(0).id()).isZero();
  }

  @Test
  void whoGoesAndComesBackBetweenTwoFramesNeverLeft() {
    shard.take(table(EPOCH, 1, sighting("a1b2c3", 100)));
    shard.tick(1000, INTERVAL);
    shard.take(removals(EPOCH, 2, "a1b2c3"));
    shard.take(upserts(EPOCH, 3, sighting("a1b2c3", 100)));
    assertThat(shard.tick(2000, INTERVAL)).isNull();

    shard.take(upserts(EPOCH, 4, sighting("b1b2c3", 100)));
    shard.take(removals(EPOCH, 5, "b1b2c3"));
    assertThat(shard.tick(3000, INTERVAL)).isNull();
    assertThat(shard.heartbeat(3000).seq()).isEqualTo(1);
  }

  @Test
  void aHoleIsClosedByTheTableWithinTheSameEpoch() {
    shard.take(table(EPOCH, 1, sighting("a1b2c3", 100), sighting("b1b2c3", 100)));
    shard.tick(1000, INTERVAL);
    assertThat(shard.needsTable()).isFalse();

    shard.take(upserts(EPOCH, 3, sighting("c1b2c3", 100)));
    assertThat(shard.needsTable()).isTrue();
    assertThat(shard.tick(2000, INTERVAL)).isNull();

    shard.take(table(EPOCH, 2, sighting("a1b2c3", 100), sighting("b1b2c3", 100)));
    assertThat(shard.needsTable()).as("an answer from before the hole").isTrue();

    shard.take(table(EPOCH, 3, sighting("a1b2c3", 100), sighting("c1b2c3", 100)));
    assertThat(shard.needsTable()).isFalse();
    Frame frame = shard.tick(3000, INTERVAL);
    assertThat(frame.seq()).isEqualTo(2);
    assertThat(frame.upserts()).extracting(u -> u.flight().icao24()).containsExactly("c1b2c3");
    assertThat(frame.removals()).extracting(Frame.Removal::icao24).containsExactly("b1b2c3");
  }

  @Test
  void aSignOfLifeOfTheCacheTellsThatItsLastChangesAreMissing() {
    shard.take(upserts(EPOCH, 1));
    assertThat(shard.needsTable()).as("it never heard the announcement").isTrue();
    shard.take(table(EPOCH, 1));
    shard.take(upserts(EPOCH, 1));
    assertThat(shard.needsTable()).isFalse();

    shard.take(upserts(EPOCH, 2));
    assertThat(shard.needsTable()).isTrue();
  }

  @Test
  void aNewerEpochBeginsAgainAndAnOlderOneIsNotHeard() {
    shard.take(table("00000002-1", 1, sighting("a1b2c3", 100)));
    shard.tick(1000, INTERVAL);

    shard.take(table("00000001-9", 7, sighting("b1b2c3", 100)));
    assertThat(shard.tick(2000, INTERVAL)).isNull();

    shard.take(table("00000003-1", 1, sighting("b1b2c3", 100)));
    Frame frame = shard.tick(3000, INTERVAL);
    assertThat(frame.epoch()).isEqualTo("00000003-1-0001");
    assertThat(frame.seq()).isEqualTo(1);
    assertThat(frame.removals()).isEmpty();
    assertThat(frame.upserts()).extracting(Frame.Upsert::id).containsExactly(0);
  }

  @Test
  void aNewerEpochHeardFromItsMiddleIsAskedForWhileTheOldOneStays() {
    shard.take(table(EPOCH, 1, sighting("a1b2c3", 100)));
    shard.tick(1000, INTERVAL);

    shard.take(upserts("00000002-1", 4, sighting("b1b2c3", 100)));

    assertThat(shard.needsTable()).isTrue();
    assertThat(shard.heartbeat(2000).epoch()).isEqualTo(EPOCH + "-0001");
    shard.take(table("00000002-1", 3));
    assertThat(shard.needsTable()).isTrue();
    shard.take(table("00000002-1", 4, sighting("b1b2c3", 100)));
    assertThat(shard.needsTable()).isFalse();
    assertThat(shard.tick(2000, INTERVAL).epoch()).isEqualTo("00000002-1-0001");
  }

  @Test
  void aTickerThatHasHeardNothingAsks() {
    assertThat(shard.needsTable()).isTrue();
    assertThat(shard.snapshot()).isNull();
    assertThat(shard.heartbeat(1)).isNull();
    assertThat(shard.dueAtMs(INTERVAL)).isEqualTo(Long.MAX_VALUE);
    assertThat(shard.tick(1000, INTERVAL)).isNull();
  }

  @Test
  void theSnapshotIsWhatTheFramesHaveToldNotWhatWaits() {
    Sighting sent = sighting("a1b2c3", 100);
    shard.take(table(EPOCH, 1, sent));
    shard.tick(1000, INTERVAL);
    shard.take(upserts(EPOCH, 2, sighting("a1b2c3", 101), sighting("b1b2c3", 101)));
    shard.take(removals(EPOCH, 3, "a1b2c3"));

    ShardSnapshot snapshot = shard.snapshot();

    assertThat(snapshot.seq()).isEqualTo(1);
    assertThat(snapshot.t()).isEqualTo(1000);
    assertThat(snapshot.rows()).containsExactly(new ShardSnapshot.Row(sent.flight(), 0));
  }

  private static int tile() {
    return Tiles.parse("n40w080");
  }

  private static Sighting[] many(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> sighting("%06x".formatted(0xa00000 + i), 100 + from))
        .toArray(Sighting[]::new);
  }
}
