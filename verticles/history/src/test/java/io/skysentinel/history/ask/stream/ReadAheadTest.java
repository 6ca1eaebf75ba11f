package io.skysentinel.history.ask.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private final ReadAhead reading = new ReadAhead();

  @Test
  void readsLongerStretchesWhereLittleIsHeardAndShorterOnesWhereMuchIs() {
    double first = reading.seconds();
    reading.got(10);
    assertThat(reading.seconds()).isEqualTo(2 * first);
    reading.got(10_000);
    assertThat(reading.seconds()).isEqualTo(2 * first);
    reading.got(50_000);
    assertThat(reading.seconds()).isEqualTo(first);
  }

  @Test
  void neverAsksForMoreThanThePastAnswersAtOnce() {
    for (int i = 0; i < 100; i++) {
      reading.got(0);
    }
    assertThat(reading.seconds()).isBetween(10.0, 300.0);
    for (int i = 0; i < 100; i++) {
      reading.got(1_000_000);
    }
    assertThat(reading.seconds()).isBetween(0.1, 1.0);
    assertThat(reading.isFull(0)).isFalse();
    assertThat(reading.isFull(100_000)).isTrue();
  }
}
