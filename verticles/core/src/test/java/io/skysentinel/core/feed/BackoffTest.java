package io.skysentinel.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(1_000, 300_000);

  @Test
  void doublesFromTheBaseToTheMaximum() {
    assertThat(backoff.delayMs(1, 1)).isEqualTo(1_000);
    assertThat(backoff.delayMs(2, 1)).isEqualTo(2_000);
    assertThat(backoff.delayMs(5, 1)).isEqualTo(16_000);
    assertThat(backoff.delayMs(9, 1)).isEqualTo(256_000);
    assertThat(backoff.delayMs(10, 1)).isEqualTo(300_000);
    assertThat(backoff.delayMs(Integer.MAX_VALUE, 1)).isEqualTo(300_000);
  }

  @Test
  void jitterTakesAtMostHalfAway() {
    assertThat(backoff.delayMs(3, 0)).isEqualTo(2_000);
    assertThat(backoff.delayMs(3, 0.5)).isEqualTo(3_000);
  }

  @Test
  void doesNotWaitAfterASuccess() {
    assertThat(backoff.delayMs(0, 0.9)).isZero();
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(10, 5));
  }

  @Property
  void staysBetweenHalfTheBaseAndTheMaximum(
      @ForAll @IntRange(min = 1) int failures,
      @ForAll @DoubleRange(min = 0, max = 1) double random,
      @ForAll @IntRange(min = 1) int base,
      @ForAll @IntRange(min = 0) int more) {
    long max = (long) base + more;
    assertThat(new Backoff(base, max).delayMs(failures, random)).isBetween(base / 2L, max);
  }
}
