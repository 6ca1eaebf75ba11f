package io.skysentinel.history.ask.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.history.read.Span;
import org.junit.jupiter.api.Test;

class PlaybackTest {
  private static final Span KNOWN = new Span(1_000, 2_000);

  @Test
  void staysUntilItIsReleased() {
    Playback playback = new Playback(1_500, 2);

    assertThat(playback.at(99_000)).isEqualTo(1_500);
    playback.release(100_000);
    assertThat(playback.at(101_000)).isEqualTo(1_502);
    playback.release(101_000);
    assertThat(playback.at(102_000)).isEqualTo(1_504);
  }

  @Test
  void anotherSpeedGoesOnFromWhereItIs() {
    Playback playback = playing(1_500, 2);

    playback.play(-10, 1_000);
    assertThat(playback.at(1_000)).isEqualTo(1_502);
    assertThat(playback.at(2_000)).isEqualTo(1_492);
  }

  @Test
  void pausesAndGoesOn() {
    Playback playback = playing(1_500, 2);

    playback.pauseAt(1_501);
    assertThat(playback.at(9_000)).isEqualTo(1_501);
    playback.play(2, 9_000);
    assertThat(playback.at(10_000)).isEqualTo(1_503);
  }

  @Test
  void atTheEndItWaitsForMoreAtTheSpeedOfLife() {
    Playback playback = playing(1_990, 60);

    assertThat(playback.keepWithin(KNOWN, 1_000)).isTrue();
    assertThat(playback.speed()).isEqualTo(1);
    assertThat(playback.isPlaying()).isTrue();
    assertThat(playback.at(1_000)).isEqualTo(2_000);
    assertThat(playback.keepWithin(KNOWN, 5_000)).isFalse();
    assertThat(playback.at(5_000)).isEqualTo(2_000);
    // More has come in the meantime: it does not leap to it.
    assertThat(playback.keepWithin(new Span(1_000, 2_010), 6_000)).isFalse();
    assertThat(playback.at(6_000)).isEqualTo(2_001);
  }

  @Test
  void atTheBeginningItStopsGoingBack() {
    Playback playback = playing(1_005, -10);

    assertThat(playback.keepWithin(KNOWN, 400)).isFalse();
    assertThat(playback.keepWithin(KNOWN, 700)).isTrue();
    assertThat(playback.isPlaying()).isFalse();
    assertThat(playback.at(9_000)).isEqualTo(1_000);
    assertThat(playback.keepWithin(KNOWN, 9_000)).isFalse();
  }

  @Test
  void forwardsItBeginsAtTheBeginning() {
    Playback playback = playing(10, 1);

    assertThat(playback.keepWithin(KNOWN, 0)).isFalse();
    assertThat(playback.at(2_000)).isEqualTo(1_002);
  }

  private static Playback playing(double t, double speed) {
    Playback playback = new Playback(t, speed);
    playback.release(0);
    return playback;
  }
}
