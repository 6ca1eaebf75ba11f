package io.skysentinel.core.feed.opensky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.skysentinel.core.contract.BoundingBox;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditBudgetTest {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long MIDNIGHT = 20_000 * DAY;

  @ParameterizedTest
  @CsvSource({
    "40, 45, 5, 10, 1",
    "40, 45.01, 5, 10, 2",
    "40, 50, 5, 15, 2",
    "40, 50, 5, 15.1, 3",
    "40, 60, 0, 20, 3",
    "40, 60, 0, 20.1, 4",
    "-90, 90, -180, 180, 4",
    "0, 5, 178, -178, 2",
    "0, 50, 178, -130, 6",
  })
  void costsByArea(double latMin, double latMax, double lonMin, double lonMax, int cost) {
    BoundingBox box = new BoundingBox(latMin, latMax, lonMin, lonMax);
    assertThat(CreditBudget.cost(box)).isEqualTo(cost);
  }

  @Test
  void asksAtThePollIntervalWhileCreditsAbound() {
    assertThat(new CreditBudget(400_000).delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(10_000);
  }

  @Test
  void stretchesTheIntervalToTheQuota() {
    assertThat(new CreditBudget(400).delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(DAY / 400);
    assertThat(new CreditBudget(400).delayMs(MIDNIGHT + 12 * HOUR, 10_000, 4))
        .isEqualTo(12 * HOUR / 100);
  }

  @Test
  void believesTheServerOverItsOwnCount() {
    CreditBudget budget = new CreditBudget(4_000);
    budget.spent(MIDNIGHT, 4);
    budget.remainingReported(MIDNIGHT, 24);
    assertThat(budget.delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(HOUR);
    budget.remainingReported(MIDNIGHT, 1_000_000);
    assertThat(budget.delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(10_000);
  }

  @Test
  void waitsForMidnightWhenNothingIsLeft() {
    CreditBudget budget = new CreditBudget(400);
    budget.remainingReported(MIDNIGHT + 20 * HOUR, 0);
    assertThat(budget.delayMs(MIDNIGHT + 20 * HOUR, 10_000, 1)).isEqualTo(4 * HOUR);
    assertThat(budget.delayMs(MIDNIGHT + DAY, 10_000, 1)).isEqualTo(DAY / 400);
  }

  @Test
  void waitsAsLongAsTheServerSaysAndThenStartsAfresh() {
    CreditBudget budget = new CreditBudget(4_000);
    budget.remainingReported(MIDNIGHT, 0);
    budget.exhausted(MIDNIGHT, 7_200);
    assertThat(budget.delayMs(MIDNIGHT, 10_000, 4)).isEqualTo(2 * HOUR);
    assertThat(budget.delayMs(MIDNIGHT + HOUR, 10_000, 4)).isEqualTo(HOUR);
    assertThat(budget.delayMs(MIDNIGHT + 2 * HOUR, 10_000, 4)).isEqualTo(22 * HOUR / 1_000);
  }

  @Test
  void keepsAwayPastMidnightWhenTheServerSaysSo() {
    CreditBudget budget = new CreditBudget(4_000);
    budget.exhausted(MIDNIGHT - HOUR, 7_200);
    assertThat(budget.delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(HOUR);
  }

  @Test
  void isNotSentAwayForLongerThanADayNorForNegativeTime() {
    CreditBudget budget = new CreditBudget(1_000_000);
    budget.exhausted(MIDNIGHT, Long.MAX_VALUE);
    assertThat(budget.delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(DAY);
    budget.exhausted(MIDNIGHT, Long.MIN_VALUE);
    assertThat(budget.delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(10_000);
  }

  @Test
  void aClockSetBackDoesNotHoldItForYears() {
    CreditBudget budget = new CreditBudget(400);
    budget.remainingReported(MIDNIGHT + 5_000 * DAY, 0);
    assertThat(budget.delayMs(MIDNIGHT, 10_000, 1)).isEqualTo(DAY / 400);
  }

  @Test
  void refusesADayWithoutCredits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CreditBudget(0));
  }

  @Property(tries = 200)
  void aDaysQuotaLastsTheDayAndIsUsed(
      @ForAll @IntRange(min = 40, max = 4_000) int quota,
      @ForAll @IntRange(min = 1, max = 4) int cost,
      @ForAll @LongRange(min = 0, max = 23 * HOUR) long start,
      @ForAll @LongRange(min = 1, max = 5_000) long latency) {
    CreditBudget budget = new CreditBudget(quota);
    long spent = 0;
    long now = MIDNIGHT + start;
    while (now < MIDNIGHT + DAY) {
      budget.spent(now, cost);
      spent += cost;
      now += Math.max(latency, budget.delayMs(now, 1_000, cost));
    }
    assertThat(spent).isLessThanOrEqualTo(Math.max(quota, cost));
    long affordable = Math.min(quota, (DAY - start) / Math.max(latency, 1_000) * cost);
    assertThat(spent).isGreaterThanOrEqualTo(affordable * 8 / 10 - cost);
  }

  @Property
  void neverAsksSoonerThanThePollInterval(
      @ForAll @LongRange(min = 0, max = 5_000_000_000_000L) long now,
      @ForAll @LongRange(min = 1, max = 100_000) long interval,
      @ForAll @LongRange(min = 0, max = 10_000) long remaining,
      @ForAll long retryAfter) {
    CreditBudget budget = new CreditBudget(400);
    budget.remainingReported(now, remaining);
    budget.exhausted(now, retryAfter);
    assertThat(budget.delayMs(now, interval, 4)).isBetween(interval, Math.max(interval, DAY));
  }
}
