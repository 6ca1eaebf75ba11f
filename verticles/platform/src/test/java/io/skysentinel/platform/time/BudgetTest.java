package io.skysentinel.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Budget budget = new Budget(10, 1_000);

  @Test
  void allowsABurstAndNoMore() {
    assertThat(taken(20, 1_000)).isEqualTo(10);
  }

  @Test
  void earnsSoManyASecond() {
    taken(10, 1_000);
    assertThat(taken(20, 2_000)).isEqualTo(5);
    assertThat(taken(20, 2_100)).isZero();
    assertThat(taken(20, 2_200)).isEqualTo(1);
  }

  @Test
  void savesNoMoreThanABurst() {
    taken(10, 1_000);
    assertThat(taken(20, 1_000_000)).isEqualTo(10);
  }

  @Test
  void aClockThatIsSetBackEarnsNothing() {
    taken(10, 1_000);
    assertThat(taken(1, 0)).isZero();
    assertThat(taken(20, 1_000)).isEqualTo(5);
  }

  private long taken(int tries, long nowMs) {
    return IntStream.range(0, tries).filter(i -> budget.take(nowMs, 5, 10)).count();
  }
}
