package io.skysentinel.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final RateLimiter limiter = new RateLimiter(100);
  private long now = 1_000_000;

  @Test
  void tenSecondsWorthAtOnceAndThenSoManyASecond() {
    assertThat(admitted("a", 5)).isEqualTo(50);
    assertThat(limiter.admits("a", 5, now)).isFalse();
    assertThat(limiter.admits("b", 5, now)).as("others have their own").isTrue();
    now += 1_000;
    assertThat(admitted("a", 5)).isEqualTo(5);
    now += 3_600_000;
    assertThat(admitted("a", 5)).as("no more is saved up").isEqualTo(50);
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    assertThat(admitted("a", 5)).isEqualTo(50);
    now -= 60_000;
    assertThat(admitted("a", 5)).isZero();
  }

  @Test
  void zeroIsNoLimitAndCostsNoMemory() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(limiter.admits("a" + i, 0, now)).isTrue();
    }
    assertThat(limiter.size()).isZero();
  }

  @Test
  void onlySoManyAreRememberedAndWhoAsksMostIsAmongThem() {
    assertThat(admitted("loud", 1)).isEqualTo(10);
    for (int i = 0; i < 10_000; i++) {
      assertThat(limiter.admits("quiet-" + i, 1, now)).isTrue();
      assertThat(limiter.admits("loud", 1, now)).isFalse();
    }
    assertThat(limiter.size()).isEqualTo(100);
  }

  private int admitted(String who, int perSecond) {
    int count = 0;
    for (int i = 0; i < 1_000; i++) {
      count += limiter.admits(who, perSecond, now) ? 1 : 0;
    }
    return count;
  }
}
