package io.skysentinel.history.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Tiles;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilesOfBoxTest {
  private static final double REACH_KM = 50;
  private static final double KM_A_DEGREE = 111.2;

  @Test
  void everywhereIsNoTileInParticular() {
    assertThat(TilesOfBox.exactly(null)).isNull();
    assertThat(TilesOfBox.around(null)).isNull();
  }

  @Test
  void aBoxWithinATileIsThatTile() {
    assertThat(TilesOfBox.exactly(new BoundingBox(42, 45, 1, 2)))
        .containsExactly(Tiles.parse("n40e000"));
  }

  @Test
  void whoFliesOverTheBorderOfABoxIsFound() {
    assertThat(TilesOfBox.around(new BoundingBox(42, 49.9, -180, -175)))
        .containsExactlyInAnyOrder(
            Frame.NO_TILE,
            Tiles.parse("n40w180"),
            Tiles.parse("n50w180"),
            Tiles.parse("n40e170"),
            Tiles.parse("n50e170"));
  }

  @Test
  void whatIsNearABoxIsInItsTiles() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      double south = random.nextDouble(-90, 90);
      double west = random.nextDouble(-180, 180);
      BoundingBox box =
          new BoundingBox(south, Math.min(90, south + 3), west, random.nextDouble(-180, 180));
      double lat = Math.max(-90, Math.min(90, south + random.nextDouble(-1, 1) * degrees(1)));
      double narrow = Math.cos(Math.toRadians(lat));
      double lon = west + random.nextDouble(-1, 1) * degrees(narrow);
      lon = lon - 360 * Math.floor((lon + 180) / 360);
      assertThat(TilesOfBox.around(box))
          .as("%s: %f %f", box, lat, lon)
          .contains(Tiles.tileOf(lat, lon));
    }
  }

  private static double degrees(double narrow) {
    return Math.min(180, REACH_KM / KM_A_DEGREE / narrow);
  }
}
