package io.skysentinel.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final long SECOND = 1_000_000_000L;

  /** Near the end of what a long holds, where the clock of a machine may stand as well. */
  private long now = Long.MAX_VALUE - SECOND;

  private final Lease lease = new Lease(5_000, () -> now);

  @Test
  void thereIsNoneBeforeTheLogHasAnswered() {
    assertThat(lease.isValid()).isFalse();
    now += 2 * SECOND;
    assertThat(lease.silentMs()).isEqualTo(2_000);
  }

  @Test
  void itLastsFromWhenTheQuestionWasSent() {
    long sent = now;
    now += 4 * SECOND;
    lease.granted(sent);
    assertThat(lease.isValid()).isTrue();
    now += SECOND - 1;
    assertThat(lease.isValid()).isTrue();
    now += 1;
    assertThat(lease.isValid()).isFalse();
    assertThat(lease.silentMs()).isEqualTo(5_000);
  }

  @Test
  void itSaysForHowLongNobodyNeedsToLook() {
    assertThat(lease.leftMs()).isZero();
    lease.granted(now);
    now += 3 * SECOND;
    assertThat(lease.leftMs()).isEqualTo(2_001);
    now += 2 * SECOND - 1;
    assertThat(lease.leftMs()).isOne();
    now += 1;
    assertThat(lease.isValid()).isFalse();
    assertThat(lease.leftMs()).isZero();
  }

  @Test
  void anAnswerThatWasOnItsWayForLongProvesNothing() {
    long sent = now;
    now += 60 * SECOND;
    lease.granted(sent);
    assertThat(lease.isValid()).isFalse();
  }

  @Test
  void anOlderAnswerDoesNotShortenIt() {
    long older = now;
    now += 3 * SECOND;
    lease.granted(now);
    lease.granted(older);
    now += 4 * SECOND;
    assertThat(lease.isValid()).isTrue();
  }
}
