package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** On the event bus snapshots come when asked, beside the deltas: what overlaps is no fault. */
class EventBusSequencesTest {
  private static final int EPOCH = 77;

  private final Faults faults = new Faults();

  @Test
  void deltasMayComeBeforeTheSnapshotAndOverlapIt() {
    Sequences asked = new Sequences(0, true);
    asked.delta(0, 0, EPOCH, 6, 5, faults);
    asked.delta(0, 0, EPOCH, 7, 6, faults);
    asked.snapshot(0, EPOCH, 9, faults);
    asked.delta(0, 0, EPOCH, 8, 7, faults);
    asked.delta(0, 0, EPOCH, 9, 8, faults);
    asked.delta(0, 0, EPOCH, 10, 9, faults);
    assertThat(faults.total()).isZero();

    assertThat(asked.delta(0, 0, EPOCH, 12, 11, faults)).isFalse();
    assertThat(asked.delta(0, 0, EPOCH, 12, 11, faults)).isTrue();
    assertThat(faults.missing).isEqualTo(1);
    assertThat(faults.doubled).isEqualTo(1);
  }

  @Test
  void aHeartbeatBeforeTheAnswerSaysNothing() {
    for (int tiles = 0; tiles <= 1; tiles++) {
      Sequences asked = new Sequences(tiles, true);
      asked.heartbeat(0, 0, EPOCH, 6, faults);
      asked.delta(0, 0, EPOCH, 7, 6, faults);
      asked.heartbeat(0, 0, EPOCH, 8, faults);
      asked.heartbeat(1, 0, EPOCH, 2, faults);
      asked.snapshot(0, EPOCH, 8, faults);
      asked.heartbeat(0, 0, EPOCH, 8, faults);
      assertThat(faults.total()).isZero();

      asked.heartbeat(1, 0, EPOCH, 2, faults);
      assertThat(faults.missing).as("a shard that the answer should have had").isEqualTo(1);

      asked.clear();
      asked.heartbeat(0, 0, EPOCH + 1, 9, faults);
      assertThat(faults.missing).as("on another connection").isEqualTo(1);
      faults.missing = 0;
    }
  }

  @Test
  void aSnapshotThatIsTooOldLeavesAHole() {
    Sequences asked = new Sequences(0, true);
    asked.delta(0, 0, EPOCH, 8, 7, faults);
    asked.snapshot(0, EPOCH, 5, faults);
    assertThat(faults.missing).isEqualTo(2);

    asked.delta(0, 0, EPOCH, 7, 6, faults);
    asked.delta(0, 0, EPOCH, 6, 5, faults);
    assertThat(faults.missing).isZero();
    assertThat(faults.reordered).isEqualTo(2);
  }

  @Test
  void aTilesSnapshotThatIsTooOldLeavesAHoleOfOneFrameAtLeast() {
    Sequences asked = new Sequences(1, true);
    asked.delta(0, 0, EPOCH, 8, 7, faults);
    asked.snapshot(0, EPOCH, 3, faults);
    assertThat(faults.missing).isEqualTo(1);

    asked.delta(0, 0, EPOCH, 7, 5, faults);
    assertThat(faults.missing).as("5 has not come, but 7 names it").isEqualTo(1);

    asked.delta(0, 0, EPOCH, 5, 2, faults);
    assertThat(faults.missing).isZero();
    assertThat(faults.reordered).isEqualTo(2);
  }

  @Test
  void theFrameOfASnapshotMayComeBehindItButOnlyOnce() {
    Sequences asked = new Sequences(0, true);
    asked.snapshot(0, EPOCH, 9, faults);
    asked.delta(0, 0, EPOCH, 9, 8, faults);
    assertThat(faults.total()).isZero();

    asked.delta(0, 0, EPOCH, 9, 8, faults);
    assertThat(faults.doubled).isEqualTo(1);
  }

  @Test
  void aShardIsToldAnewOnceHoweverManySnapshotsOfATileThatTakes() {
    Sequences tiles = new Sequences(3, true);
    tiles.snapshot(0, EPOCH, 5, faults);
    for (int tile = 0; tile < 3; tile++) {
      tiles.snapshot(0, tile, EPOCH, 20, faults);
    }
    assertThat(faults.resyncs).isEqualTo(1);

    for (int tile = 2; tile >= 0; tile--) {
      tiles.snapshot(0, tile, EPOCH + 1, 3, faults);
    }
    assertThat(faults.newEpochs).isEqualTo(1);
    assertThat(faults.resyncs).isEqualTo(1);
    assertThat(faults.total()).isZero();
  }

  @Test
  void theSnapshotOfATileHidesNothingOfAnother() {
    Sequences tiles = new Sequences(2, true);
    tiles.snapshot(0, EPOCH, 5, faults);
    tiles.snapshot(0, 1, EPOCH, 20, faults);
    tiles.delta(0, 0, EPOCH, 21, 9, faults);
    assertThat(faults.missing).isEqualTo(1);

    tiles.snapshot(0, 1, EPOCH + 1, 3, faults);
    tiles.delta(0, 0, EPOCH, 22, 21, faults);
    tiles.heartbeat(0, 0, EPOCH, 22, faults);
    tiles.heartbeat(0, 1, EPOCH + 1, 3, faults);
    assertThat(faults.missing).isEqualTo(1);
  }

  @Test
  void anOlderAnswerDoesNotMakeOldFramesNew() {
    Sequences asked = new Sequences(0, true);
    asked.snapshot(0, EPOCH, 9, faults);
    asked.delta(0, 0, EPOCH, 10, 9, faults);
    asked.snapshot(0, EPOCH, 7, faults);
    asked.delta(0, 0, EPOCH, 8, 7, faults);
    asked.delta(0, 0, EPOCH, 9, 8, faults);

    assertThat(faults.total()).isZero();
  }
}
