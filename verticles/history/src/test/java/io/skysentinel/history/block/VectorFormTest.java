package io.skysentinel.history.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class VectorFormTest {

  @ParameterizedTest
  @CsvSource({
    "OPENSKY, 3, 4, 2.57, 36.87",
    "OPENSKY, -300, 400, 257.22, 323.13",
    "READSB, -300, 400, 257.222, 323.13",
    "DUMP1090, -300, 400, 257.222, 323.1",
    "READSB, 0, -450, 231.5, 180",
    "OPENSKY, 0, 0, 0, 0",
    "OPENSKY, -1, 100000, 51444.4, 0",
  })
  void makesWhatFeedsMakeOfIt(
      VectorForm form, long east, long north, double velocity, double heading) {
    assertThat(form.velocity(east, north)).isEqualTo(velocity);
    assertThat(form.heading(east, north)).isEqualTo(heading);
  }

  @ParameterizedTest
  @EnumSource(value = VectorForm.class, names = "NONE", mode = Mode.EXCLUDE)
  void knotsComeBack(VectorForm form) throws BadBlockException {
    for (long east = -601; east < 600; east += 13) {
      for (long north = -601; north < 600; north += 11) {
        double velocity = form.velocity(east, north);
        double heading = form.heading(east, north);
        long code = form.codeOf(velocity, heading);
        double knots = Math.hypot(east, north);
        if (knots > 50 && knots < 500) {
          assertThat(code).isNotEqualTo(VectorForm.NO_CODE);
        }
        if (code != VectorForm.NO_CODE) {
          long foundEast = VectorForm.east(code);
          long foundNorth = VectorForm.north(code);
          assertThat(form.velocity(foundEast, foundNorth)).isEqualTo(velocity);
          assertThat(form.heading(foundEast, foundNorth)).isEqualTo(heading);
        }
      }
    }
    assertThat(VectorForm.numbered(form.number)).isSameAs(form);
  }

  @Test
  void whatIsNotMadeOfKnotsHasNoCode() {
    double[][] others = {
      {120.3, 271.2}, {Double.NaN, 0}, {10, Double.NaN}, {-5, 0}, {1e9, 0}, {-0.0, 0}, {0, 360}
    };
    for (double[] other : others) {
      for (VectorForm form : VectorForm.values()) {
        assertThat(form.codeOf(other[0], other[1])).isEqualTo(VectorForm.NO_CODE);
      }
    }
  }
}
