package io.skysentinel.history.search;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.Tiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** By which squares of the earth flights that cross a box are looked for. */
final class CellsOfBox {
  /** More of a degree are no better than some of ten degrees, and cost more. */
  private static final int MOST_CELLS = 150;

  /** Nearly all of the earth is no place to look at. */
  private static final int MOST_TILES = 500;

  private static final int COLUMNS = 360;

  private CellsOfBox() {}

  /** The 1° cells that a box touches; null for too many. */
  static Integer @Nullable [] cells(BoundingBox box) {
    int bottom = row(box.latMin());
    int top = row(box.latMax());
    int west = column(box.lonMin());
    int across = (int) Math.floor(box.lonMin() + box.width()) - (int) Math.floor(box.lonMin()) + 1;
    int columns = Math.min(COLUMNS, across);
    if ((top - bottom + 1) * columns > MOST_CELLS) {
      return null;
    }
    Integer[] cells = new Integer[(top - bottom + 1) * columns];
    int n = 0;
    for (int row = bottom; row <= top; row++) {
      for (int i = 0; i < columns; i++) {
        cells[n++] = row * COLUMNS + (west + i) % COLUMNS;
      }
    }
    return cells;
  }

  /** The 10° tiles that a box touches; null for nearly all. */
  static Integer @Nullable [] tiles(BoundingBox box) {
    int[] tiles = Tiles.ofBox(box);
    return tiles.length > MOST_TILES ? null : Arrays.stream(tiles).boxed().toArray(Integer[]::new);
  }

  private static int row(double lat) {
    return Math.min(179, (int) Math.floor(lat) + 90);
  }

  private static int column(double lon) {
    return Math.floorMod((int) Math.floor(lon) + 180, COLUMNS);
  }
}
