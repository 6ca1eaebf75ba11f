package io.skysentinel.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AviationUnitsTest {

  @Test
  void convertsWithoutATailOfDigits() {
    assertThat(AviationUnits.metresFromFeet(37_025)).isEqualTo(11_285.22);
    assertThat(AviationUnits.mpsFromKnots(450.5)).isEqualTo(231.757);
    assertThat(AviationUnits.mpsFromFeetPerMinute(-1_088)).isEqualTo(-5.527);
    assertThat(AviationUnits.toMillisecond(1_767_323_044.7 - 0.4)).isEqualTo(1_767_323_044.3);
  }

  @Test
  void unknownStaysUnknown() {
    assertThat(AviationUnits.metresFromFeet(Double.NaN)).isNaN();
    assertThat(AviationUnits.mpsFromKnots(Double.NaN)).isNaN();
    assertThat(AviationUnits.mpsFromFeetPerMinute(Double.NaN)).isNaN();
  }

  @Property
  void roundingIsFarBelowWhatIsSent(@ForAll @IntRange(min = -1_000, max = 130_000) int feet) {
    assertThat(AviationUnits.metresFromFeet(feet)).isCloseTo(feet * 0.3048, within(0.0051));
  }
}
