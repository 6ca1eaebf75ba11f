package io.skysentinel.core.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.testing.SampleSightings;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final View BOX = View.of(new BoundingBox(41, 42, -79, -69));

  @Test
  void viewsOfTheSameTilesAreEqual() {
    assertThat(View.of(new BoundingBox(40.5, 49, -80, -61))).isEqualTo(BOX).hasSameHashCodeAs(BOX);
    assertThat(View.of(Tiles.parse("n40w080"))).isNotEqualTo(BOX);
    assertThat(BOX.names()).containsExactly("n40w080", "n40w070");
  }

  @Test
  void aBoxOfEverythingIsTheWorld() {
    assertThat(View.of(BoundingBox.WORLD)).isEqualTo(View.WORLD);
    assertThat(View.WORLD.names()).isEmpty();
    assertThatThrownBy(View::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoHasNoPositionIsShownInTheWorldOnly() {
    var lost = SampleSightings.sighting("a1b2c3", Double.NaN, Double.NaN, 1).state();
    var here = SampleSightings.sighting("a1b2c3", 45, -75, 1).state();
    var there = SampleSightings.sighting("a1b2c3", 45, 75, 1).state();

    assertThat(View.WORLD.shows(lost)).isTrue();
    assertThat(BOX.shows(lost)).isFalse();
    assertThat(BOX.shows(here)).isTrue();
    assertThat(BOX.shows(there)).isFalse();
  }
}
