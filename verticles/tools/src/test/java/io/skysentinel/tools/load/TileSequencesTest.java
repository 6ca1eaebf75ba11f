package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tile is not in every frame; each of its deltas names the one before. */
class TileSequencesTest {
  private static final int EPOCH = 77;

  private final Faults faults = new Faults();

  @Test
  void aTileMayJumpWhenItSaysSo() {
    Sequences tiles = new Sequences(2, false);
    tiles.snapshot(0, EPOCH, 5, faults);
    tiles.delta(0, 1, EPOCH, 9, 5, faults);
    tiles.delta(0, 0, EPOCH, 9, 4, faults);
    tiles.delta(0, 1, EPOCH, 12, 9, faults);
    assertThat(faults.total()).isZero();

    tiles.delta(0, 1, EPOCH, 20, 17, faults);
    assertThat(faults.missing).isEqualTo(1);
  }

  @Test
  void ofATileTwoLateFramesInOneHoleAreNoneTooFew() {
    Sequences tile = new Sequences(1, false);
    tile.snapshot(0, EPOCH, 5, faults);
    tile.delta(0, 0, EPOCH, 12, 9, faults);
    assertThat(faults.missing).isEqualTo(1);

    tile.delta(0, 0, EPOCH, 7, 5, faults);
    assertThat(faults.missing).as("9 has still not come").isEqualTo(1);

    tile.delta(0, 0, EPOCH, 9, 7, faults);
    assertThat(faults.missing).isZero();
    assertThat(faults.reordered).isEqualTo(2);
  }

  @Test
  void aHeartbeatSaysNothingOfATile() {
    Sequences tile = new Sequences(1, false);
    tile.snapshot(0, EPOCH, 5, faults);
    tile.heartbeat(0, 0, EPOCH, 50, faults);
    tile.delta(0, 0, EPOCH, 51, 5, faults);

    assertThat(faults.total()).isZero();
  }
}
