package io.skysentinel.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BelievedClockTest {
  private static final long HOUR_MS = 3_600_000;
  private static final long DAY_MS = 24 * HOUR_MS;
  private static final long START = 1_767_323_044_000L;

  private long wallMs = START;
  private long steadyMs = 5;
  private final BelievedClock clock = new BelievedClock(() -> wallMs, () -> steadyMs);

  private void pass(long ms) {
    wallMs += ms;
    steadyMs += ms;
  }

  @Test
  void timeThatPassesIsBelieved() {
    for (int day = 1; day <= 100; day++) {
      pass(DAY_MS);
      assertThat(clock.getAsLong()).isEqualTo(START + day * DAY_MS);
    }
  }

  @Test
  void aMachineThatSleptForANightIsBelieved() {
    wallMs += 12 * HOUR_MS;

    assertThat(clock.getAsLong()).isEqualTo(START + 12 * HOUR_MS);
  }

  @Test
  void aMonthThatDidNotPassIsNot() {
    wallMs += 31 * DAY_MS;
    assertThat(clock.getAsLong()).isEqualTo(START);
    pass(23 * HOUR_MS);
    assertThat(clock.getAsLong()).isEqualTo(START + 23 * HOUR_MS);

    wallMs -= 31 * DAY_MS;
    assertThat(clock.getAsLong()).isEqualTo(START + 23 * HOUR_MS);
    pass(2 * HOUR_MS);
    assertThat(clock.getAsLong()).isEqualTo(START + 25 * HOUR_MS);
  }

  @Test
  void whatStaysSoForADayIsBelieved() {
    wallMs += 31 * DAY_MS;
    assertThat(clock.getAsLong()).isEqualTo(START);
    pass(DAY_MS);

    assertThat(clock.getAsLong()).isEqualTo(START + 32 * DAY_MS);
    pass(HOUR_MS);
    assertThat(clock.getAsLong()).isEqualTo(START + 32 * DAY_MS + HOUR_MS);
  }

  @Test
  void aClockThatIsPutBackIsBelieved() {
    wallMs -= 31 * DAY_MS;

    assertThat(clock.getAsLong()).isEqualTo(START - 31 * DAY_MS);
  }
}
