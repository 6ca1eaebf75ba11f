package io.skysentinel.history.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackKeysTest {
  @Test
  void anAddressIsItsOwnKey() {
    assertThat(TrackKeys.keyOf("~a1b2c3")).isEqualTo("~a1b2c3");
  }

  @Test
  void whatATableDoesNotTakeIsLeftOut() {
    assertThat(TrackKeys.keyOf("a\0b")).isEqualTo("ab");
    assertThat(TrackKeys.keyOf("x".repeat(5_000))).hasSize(64);
  }

  @Test
  void aShardIsOfTheKeyAndStaysTheSame() {
    assertThat(TrackKeys.shardOf("a1b2c3")).isEqualTo(Math.floorMod("a1b2c3".hashCode(), 64));
    assertThat(TrackKeys.shardOf("a\0b")).isEqualTo(TrackKeys.shardOf("ab"));
    assertThat(TrackKeys.shardOf("~fffffe")).isBetween(0, 63);
  }

  @Test
  void ofFewerShardsEachIsSomeThatLieBesideEachOther() {
    for (int i = 0; i < 1_000; i++) {
      String icao24 = "%06x".formatted(i * 7919);
      assertThat(TrackKeys.shardOf(icao24, 64)).isEqualTo(TrackKeys.shardOf(icao24));
      assertThat(TrackKeys.shardOf(icao24, 8)).isEqualTo(TrackKeys.shardOf(icao24) / 8);
      assertThat(TrackKeys.shardOf(icao24, 1)).isZero();
    }
  }
}
