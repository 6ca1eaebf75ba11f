package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void isTheOneInTheMiddle() {
    assertThat(Median.of(List.of(7.0))).isEqualTo(7);
    assertThat(Median.of(List.of(30.0, 10.0, 20.0))).isEqualTo(20);
    assertThat(Median.of(List.of(5.0, 1.0, 1e9, 3.0, 2.0))).isEqualTo(3);
  }

  @Test
  void liesBetweenTheTwoInTheMiddleAndIsNotTheGreater() {
    assertThat(Median.of(List.of(10.0, 20.0))).isEqualTo(15);
    assertThat(Median.of(List.of(4.0, 100.0, 2.0, 1.0))).isEqualTo(3);
  }

  @Test
  void doesNotDependOnTheOrderOfRoundsAndLeavesThemAsTheyWere() {
    List<Double> rounds = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      rounds.add(i * 0.5);
    }
    Collections.shuffle(rounds, new Random(7));
    List<Double> before = List.copyOf(rounds);

    assertThat(Median.of(rounds)).isEqualTo(25);
    assertThat(rounds).isEqualTo(before);
  }

  @Test
  void ofNothingThereIsNone() {
    assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(RuntimeException.class);
  }
}
