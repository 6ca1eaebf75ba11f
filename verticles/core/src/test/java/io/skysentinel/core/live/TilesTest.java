package io.skysentinel.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.testing.SampleSightings;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {

  @ParameterizedTest
  @CsvSource({
    "40.64, -73.78, n40w080",
    "-0.5, 0.5, s10e000",
    "0, 0, n00e000",
    "-1e-9, -1e-9, s10w010",
    "90, 180, n80w180",
    "89.999, 179.999, n80e170",
    "-90, -180, s90w180",
    "-90, 180, s90w180",
    "10, -10, n10w010",
    "9.999999, -10.000001, n00w020",
  })
  void aPointLiesInTheTileOfItsSouthWestCorner(double lat, double lon, String name) {
    assertThat(Tiles.name(Tiles.tileOf(lat, lon))).isEqualTo(name);
  }

  @Test
  void anAircraftWithoutPositionIsInNoTile() {
    var state = SampleSightings.sighting("a1b2c3", Double.NaN, Double.NaN, 1).state();

    assertThat(Tiles.tileOf(state)).isEqualTo(Frame.NO_TILE);
  }

  @Test
  void everyTileIsFoundByItsNameAndNoTwoShareOne() {
    for (int tile = 0; tile < Tiles.COUNT; tile++) {
      assertThat(Tiles.parse(Tiles.name(tile))).isEqualTo(tile);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n40",
        "n40w0800",
        "n45w080",
        "n40w085",
        "n90w080",
        "n40e180",
        "n40w190",
        "s00e000",
        "n00w000",
        "x40w080",
        "n40x080",
        "n4aw080",
        "n40w08 ",
        "N40W080",
        "s99w080",
        "n١0w080"
      })
  void otherNamesAreNoTiles(String name) {
    assertThat(Tiles.parse(name)).isEqualTo(Frame.NO_TILE);
  }

  @Test
  void aBoxTouchesTheTilesOnItsBorders() {
    assertThat(names(new BoundingBox(40, 50, -80, -70)))
        .containsExactly("n40w080", "n40w070", "n50w080", "n50w070");
    assertThat(names(new BoundingBox(40.1, 49.9, -79.9, -70.1))).containsExactly("n40w080");
    assertThat(names(new BoundingBox(85, 90, 0, 0))).containsExactly("n80e000");
    assertThat(names(new BoundingBox(-90, -90, 0, 0))).containsExactly("s90e000");
  }

  @Test
  void aBoxReachesAcrossTheDateLine() {
    assertThat(names(new BoundingBox(1, 2, 175, -175))).containsExactly("n00w180", "n00e170");
    assertThat(names(new BoundingBox(1, 2, 175, 180))).containsExactly("n00w180", "n00e170");
    assertThat(names(new BoundingBox(1, 2, 180, -175))).containsExactly("n00w180");
  }

  @Test
  void aBoxRoundTheWorldTouchesEachColumnOnce() {
    assertThat(Tiles.ofBox(BoundingBox.WORLD)).hasSize(Tiles.COUNT).doesNotHaveDuplicates();
    assertThat(Tiles.ofBox(new BoundingBox(1, 2, -175, 180))).hasSize(36).doesNotHaveDuplicates();
    assertThat(Tiles.ofBox(new BoundingBox(1, 2, -1, -9))).hasSize(36).doesNotHaveDuplicates();
    assertThat(Tiles.ofBox(new BoundingBox(1, 2, -9, -1))).hasSize(1);
  }

  @Property(tries = 2000)
  void whatABoxContainsIsInOneOfItsTiles(
      @ForAll @DoubleRange(min = -90, max = 90) double lat1,
      @ForAll @DoubleRange(min = -90, max = 90) double lat2,
      @ForAll @DoubleRange(min = -180, max = 180) double west,
      @ForAll @DoubleRange(min = -180, max = 180) double east,
      @ForAll @DoubleRange(min = 0, max = 1) double up,
      @ForAll @DoubleRange(min = 0, max = 1) double along) {
    BoundingBox box = new BoundingBox(Math.min(lat1, lat2), Math.max(lat1, lat2), west, east);
    double lat = Math.min(box.latMax(), box.latMin() + up * (box.latMax() - box.latMin()));
    double raw = west + along * box.width();
    double lon = raw > 180 ? raw - 360 : raw;
    if (box.contains(lat, lon)) {
      int[] tiles = Tiles.ofBox(box);
      assertThat(Arrays.binarySearch(tiles, Tiles.tileOf(lat, lon))).isNotNegative();
    }
  }

  @Property(tries = 1000)
  void everyTileOfABoxHoldsAPointOfIt(
      @ForAll @DoubleRange(min = -90, max = 90) double lat1,
      @ForAll @DoubleRange(min = -90, max = 90) double lat2,
      @ForAll @DoubleRange(min = -180, max = 180) double west,
      @ForAll @DoubleRange(min = -180, max = 180) double east) {
    BoundingBox box = new BoundingBox(Math.min(lat1, lat2), Math.max(lat1, lat2), west, east);
    for (int tile : Tiles.ofBox(box)) {
      int south = tile / Tiles.COLUMNS * 10 - 90;
      int left = tile % Tiles.COLUMNS * 10 - 180;
      assertThat(south).isLessThanOrEqualTo((int) Math.floor(box.latMax()));
      assertThat(south + 10).isGreaterThanOrEqualTo((int) Math.floor(box.latMin()));
      boolean corner = box.contains(box.latMin(), left) || (left == -180 && east == 180);
      boolean end = west >= left && west < left + 10;
      assertThat(corner || end || (west == 180 && left == -180)).as(Tiles.name(tile)).isTrue();
    }
  }

  private static List<String> names(BoundingBox box) {
    return Arrays.stream(Tiles.ofBox(box)).mapToObj(Tiles::name).toList();
  }
}
