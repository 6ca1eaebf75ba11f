package io.skysentinel.history.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.feed.AviationUnits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnitTest {

  @ParameterizedTest
  @EnumSource(Unit.class)
  void stepsComeBack(Unit unit) throws BadBlockException {
    for (long code = -100_000; code <= 100_000; code += 7) {
      assertThat(unit.codeOf(unit.valueOf(code))).isEqualTo(code);
    }
    assertThat(Unit.numbered(unit.number)).isSameAs(unit);
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void whatLiesOnNoStepHasNone(Unit unit) {
    double[] values = {
      -0.0, Double.NaN, Double.POSITIVE_INFINITY, 1e300, Math.PI, Math.nextUp(unit.valueOf(4000))
    };
    for (double value : values) {
      assertThat(unit.codeOf(value)).as("%s", value).isEqualTo(Unit.NONE);
    }
  }

  @Test
  void receiversSpeakInThem() {
    for (int i = -500; i < 2000; i++) {
      assertThat(Unit.QUARTER_OF_100_FEET.codeOf(AviationUnits.metresFromFeet(25 * i)))
          .isEqualTo(i);
      assertThat(Unit.TENTH_OF_KNOT.codeOf(AviationUnits.mpsFromKnots(i / 10.0))).isEqualTo(i);
      assertThat(Unit.RATE_TO_MILLIMETRES.codeOf(AviationUnits.mpsFromFeetPerMinute(64 * i)))
          .isEqualTo(i);
    }
  }

  @ParameterizedTest
  @CsvSource({"ONE, 360", "HUNDREDTH, 36000", "MILLIONTH, 360000000"})
  void aCircleHasWholeSteps(Unit unit, long steps) {
    assertThat(unit.circle()).isEqualTo(steps);
  }

  @Test
  void anotherNumberIsNoUnit() {
    assertThatThrownBy(() -> Unit.numbered(99))
        .isInstanceOf(BadBlockException.class)
        .hasMessage("it has the unit 99, which is not known here");
  }
}
