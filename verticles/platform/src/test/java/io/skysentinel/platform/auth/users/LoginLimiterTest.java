package io.skysentinel.platform.auth.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginLimiterTest {
  private static final long HOUR_MS = 3_600_000;
  private final LoginLimiter limiter = new LoginLimiter();
  private long now = 1_000_000;

  @Test
  void afterSomeFailuresEachAttemptForANameWaitsTwiceAsLong() {
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.attempt("address-" + i, "anna", now)).isZero();
    }
    for (int i = 0; i < 6; i++) {
      assertThat(limiter.attempt("elsewhere-" + i, "anna", now)).isEqualTo(1_000L << i);
      now += 1_000L << i;
      assertThat(limiter.attempt("elsewhere-" + i, "anna", now)).isZero();
    }
    for (int i = 0; i < 10; i++) {
      now += 60_000;
      assertThat(limiter.attempt("late-" + i, "anna", now)).as("nobody is kept out").isZero();
    }
    assertThat(limiter.attempt("late", "bert", now)).as("others are not slowed").isZero();
  }

  @Test
  void anAddressThatTriesManyNamesWaitsToo() {
    long waited = 0;
    int tried = 0;
    for (int i = 0; waited < HOUR_MS; i++) {
      long wait = limiter.attempt("10.0.0.1", "name-" + i, now);
      waited += wait;
      now += wait;
      tried += wait == 0 ? 1 : 0;
    }
    assertThat(tried).isLessThan(40);
    assertThat(limiter.attempt("10.0.0.2", "anna", now)).isZero();
  }

  @Test
  void whoLogsInIsNotSlowedButTheAddressThatGuessesIs() {
    for (int i = 0; i < 9; i++) {
      assertThat(limiter.attempt("10.0.0.1", "name-" + i, now)).isZero();
      assertThat(limiter.attempt("10.0.0.1", "own", now)).isZero();
      limiter.succeeded("10.0.0.1", "own");
    }
    assertThat(limiter.attempt("10.0.0.1", "x", now)).isZero();
    assertThat(limiter.attempt("10.0.0.1", "y", now)).isPositive();
    assertThat(limiter.attempt("10.0.0.2", "own", now)).isZero();
  }

  @Test
  void failuresAreForgottenAndOnlySoManyAreKept() {
    for (int i = 0; i < 6; i++) {
      limiter.attempt("10.0.0." + i, "anna", now);
    }
    assertThat(limiter.attempt("10.0.0.9", "anna", now)).isPositive();
    now += HOUR_MS;
    assertThat(limiter.attempt("10.0.0.9", "anna", now)).isZero();
    for (int i = 0; i < 50_000; i++) {
      limiter.attempt("a" + i, "n" + i, now);
    }
    assertThat(limiter.size()).isEqualTo(10_000);
  }
}
