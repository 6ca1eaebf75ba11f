package io.skysentinel.history.ask.sky;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AskedAreaTest {
  @Test
  void theWorldIsAskedForAsAWhole() {
    assertThat(AskedArea.of(View.WORLD)).isNull();
  }

  @Test
  void aBandAllTheWayRoundHasNoEnds() {
    BoundingBox band = AskedArea.of(View.of(new BoundingBox(1, 2, -180, 180)));

    assertThat(band).isEqualTo(new BoundingBox(-0.3, 10.3, -180, 180));
  }

  @Test
  void reachesAcrossTheDateLine() {
    BoundingBox area = AskedArea.around(new BoundingBox(0, 1, 179.9, -179.9));

    assertThat(area.contains(0.5, 179.7)).isTrue();
    assertThat(area.contains(0.5, -179.7)).isTrue();
    assertThat(area.contains(0.5, 0)).isFalse();
    BoundingBox western = AskedArea.around(new BoundingBox(0, 1, -180, -170));
    assertThat(western.contains(0.5, 179.8)).isTrue();
  }

  @Property
  void holdsWhateverTheViewShowsAndItsNeighbourhood(
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double west,
      @ForAll @DoubleRange(min = 0, max = 359) double width) {
    double east = west + width > 180 ? west + width - 360 : west + width;
    View view = View.of(new BoundingBox(lat, Math.min(90, lat + 15), west, east));
    BoundingBox area = AskedArea.of(view);

    assertThat(view.isWorld() || area != null).isTrue();
    if (area != null) {
      assertThat(area.contains(lat, west)).isTrue();
      for (int tile : view.tiles()) {
        int south = tile / Tiles.COLUMNS * 10 - 90;
        int left = tile % Tiles.COLUMNS * 10 - 180;
        assertThat(area.contains(south + 5, left + 5)).isTrue();
        assertThat(area.contains(Math.max(-90, south - 0.2), left + 9.9)).isTrue();
      }
    }
  }
}
