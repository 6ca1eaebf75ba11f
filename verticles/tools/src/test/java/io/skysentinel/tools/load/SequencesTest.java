package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.client.ClientSequence;
import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.core.live.Tiles;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequencesTest {
  private static final int EPOCH = 77;
  private static final int NEXT_EPOCH = 78;

  private final Faults faults = new Faults();
  private final Sequences world = new Sequences(0, false);

  @Test
  void findsNothingWhereNothingIsWrong() {
    world.snapshot(0, EPOCH, 5, faults);
    world.snapshot(1, EPOCH, 900, faults);
    deltas(6, 7, 8);
    world.delta(1, 0, EPOCH, 901, 900, faults);
    world.heartbeat(0, 0, EPOCH, 8, faults);

    assertThat(faults.total()).isZero();
    assertThat(faults.resyncs).isZero();
  }

  @Test
  void countsEveryFrameThatIsMissing() {
    world.snapshot(0, EPOCH, 5, faults);
    deltas(6, 9, 10);

    assertThat(faults.missing).isEqualTo(2);
    assertThat(faults.doubled + faults.reordered).isZero();
  }

  @Test
  void countsADoubledFrame() {
    world.snapshot(0, EPOCH, 5, faults);
    deltas(6, 7, 6, 7, 8);

    assertThat(faults.doubled).isEqualTo(2);
    assertThat(faults.missing + faults.reordered).isZero();
  }

  @Test
  void tellsALateFrameFromAMissingOne() {
    world.snapshot(0, EPOCH, 5, faults);
    deltas(6, 8, 7, 9);

    assertThat(faults.reordered).isEqualTo(1);
    assertThat(faults.missing + faults.doubled).isZero();
  }

  @Test
  void aLateFrameThatComesTwiceIsLateAndDoubled() {
    world.snapshot(0, EPOCH, 5, faults);
    deltas(6, 8, 7, 7);

    assertThat(faults.reordered).isEqualTo(1);
    assertThat(faults.doubled).isEqualTo(1);
  }

  @Test
  void whatTheSnapshotHeldIsDoubled() {
    world.snapshot(0, EPOCH, 5, faults);
    deltas(5, 6);

    assertThat(faults.doubled).isEqualTo(1);
  }

  @Test
  void aHeartbeatShowsThatTheLastFrameIsMissing() {
    world.snapshot(0, EPOCH, 5, faults);
    world.heartbeat(0, 0, EPOCH, 6, faults);
    world.heartbeat(0, 0, EPOCH, 6, faults);
    assertThat(faults.missing).isEqualTo(1);

    deltas(6);
    assertThat(faults.missing).isZero();
    assertThat(faults.reordered).isEqualTo(1);
  }

  @Test
  void aNewEpochNeedsASnapshot() {
    world.snapshot(0, EPOCH, 5, faults);
    world.delta(0, 0, NEXT_EPOCH, 1, 0, faults);
    assertThat(faults.missing).isEqualTo(1);

    world.snapshot(0, NEXT_EPOCH, 1, faults);
    world.delta(0, 0, NEXT_EPOCH, 2, 1, faults);
    assertThat(faults.missing).isEqualTo(1);
  }

  @Test
  void aSnapshotInTheMiddleIsNoFaultButCounted() {
    world.snapshot(0, EPOCH, 5, faults);
    world.snapshot(0, EPOCH, 50, faults);
    world.snapshot(0, NEXT_EPOCH, 3, faults);

    assertThat(faults.resyncs).isEqualTo(1);
    assertThat(faults.newEpochs).isEqualTo(1);
    assertThat(faults.total()).isZero();
  }

  @Test
  void aShardThatIsGoneIsForgotten() {
    world.snapshot(0, EPOCH, 5, faults);
    world.gone(0);
    world.snapshot(0, EPOCH, 9, faults);

    assertThat(faults.resyncs).isZero();
  }

  @Test
  void aFrameIsKnownAsLateUntilItIsSixtyFourBehind() {
    world.snapshot(0, EPOCH, 5, faults);
    deltas(8, 70, 7);
    assertThat(faults.reordered).as("63 behind").isEqualTo(1);
    assertThat(faults.doubled).isZero();

    deltas(6);
    assertThat(faults.reordered).isEqualTo(1);
    assertThat(faults.doubled).as("64 behind").isEqualTo(1);
  }

  @Test
  void afterAResyncOnlyWhatComesAfterItCounts() {
    world.snapshot(0, EPOCH, 5, faults);
    world.delta(0, 0, EPOCH, 6, 5, faults);
    world.snapshot(0, EPOCH, 40, faults);
    deltas(41, 43);

    assertThat(faults.resyncs).isEqualTo(1);
    assertThat(faults.missing).isEqualTo(1);

    deltas(42);
    assertThat(faults.reordered).isEqualTo(1);
    assertThat(faults.missing).isZero();

    deltas(40, 6);
    assertThat(faults.doubled).as("the snapshot held both").isEqualTo(2);
  }

  @Test
  void anEpochThatComesTwiceIsNewEachTime() {
    world.snapshot(0, EPOCH, 5, faults);
    world.snapshot(0, NEXT_EPOCH, 900, faults);
    world.snapshot(0, EPOCH, 6, faults);

    assertThat(faults.newEpochs).isEqualTo(2);
    assertThat(faults.resyncs).isZero();
  }

  @Test
  void aHeartbeatOfAnotherEpochSaysThatItsSnapshotIsMissing() {
    world.snapshot(0, EPOCH, 5, faults);
    world.heartbeat(0, 0, NEXT_EPOCH, 3, faults);
    world.heartbeat(0, 0, NEXT_EPOCH, 3, faults);
    world.heartbeat(1, 0, EPOCH, 3, faults);

    assertThat(faults.missing).as("one of each shard").isEqualTo(2);
  }

  @Test
  void aNewConnectionRemembersNothing() {
    world.snapshot(0, EPOCH, 5, faults);
    deltas(6, 7);
    world.clear();
    world.snapshot(0, EPOCH, 7, faults);
    deltas(8);

    assertThat(faults.total() + faults.resyncs + faults.newEpochs).isZero();
  }

  /** The first thing that is wrong is the same as in the reference, whatever comes. */
  @Test
  void agreesWithTheReferenceOnTheFirstFault() {
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      String first = null;
      String reference = null;
      Sequences sequences = new Sequences(2, false);
      ClientSequence expected = new ClientSequence();
      Faults found = new Faults();
      long[] held = new long[4];
      for (int step = 0; step < 200 && first == null && reference == null; step++) {
        int slot = random.nextInt(2);
        int tile = random.nextInt(2);
        if (random.nextInt(20) == 0 || step < 2) {
          int shard = step < 2 ? step : slot;
          long seq = held[2 * shard] + random.nextInt(3);
          held[2 * shard] = seq;
          held[2 * shard + 1] = seq;
          sequences.snapshot(shard, EpochHash.of("e"), seq, found);
          expected.snapshot(shard, "e", seq, List.of(Tiles.name(0), Tiles.name(1)));
        } else {
          int at = 2 * slot + tile;
          boolean sound = random.nextInt(30) > 0;
          long prev = sound ? held[at] : held[at] + random.nextInt(3) - 1;
          long seq = sound ? prev + 1 + random.nextInt(3) : Math.max(1, prev + random.nextInt(3));
          held[at] = Math.max(held[at], seq);
          sequences.delta(slot, tile, EpochHash.of("e"), seq, prev, found);
          reference = name(expected.delta(slot, "e", seq, Tiles.name(tile), prev));
        }
        first =
            found.missing > 0 ? "MISSED" : found.doubled + found.reordered > 0 ? "DOUBLED" : null;
      }
      assertThat(first).as("seed %d", seed).isEqualTo(reference);
    }
  }

  private static String name(Verdict verdict) {
    return verdict == Verdict.NEXT ? null : verdict.name();
  }

  private void deltas(long... seqs) {
    for (long seq : seqs) {
      world.delta(0, 0, EPOCH, seq, seq - 1, faults);
    }
  }
}
