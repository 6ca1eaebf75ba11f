package io.skysentinel.history.ask.sky;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * In which area the past is asked about for who wants another: a larger one, so that who was heard
 * outside and flew in, or was heard inside and flew out, is known of.
 */
public final class AskedArea {
  /** Two minutes of a fast airliner, and so two of the updates that may lie a minute apart. */
  private static final double MARGIN_DEG = 0.3;

  private static final double DEGREES_PER_TILE = 10;

  private AskedArea() {}

  /** For what a view shows; {@code null} for the world. */
  public static @Nullable BoundingBox of(View view) {
    if (view.isWorld()) {
      return null;
    }
    int[] tiles = view.tiles();
    int bottom = tiles[0] / Tiles.COLUMNS;
    int top = tiles[tiles.length - 1] / Tiles.COLUMNS;
    double south = bottom * DEGREES_PER_TILE - 90;
    double north = (top + 1) * DEGREES_PER_TILE - 90;
    boolean[] columns = new boolean[Tiles.COLUMNS];
    Arrays.stream(tiles).forEach(tile -> columns[tile % Tiles.COLUMNS] = true);
    int west = westmost(columns);
    if (west < 0) {
      return around(new BoundingBox(south, north, -180, 180));
    }
    int count = 0;
    while (columns[(west + count) % Tiles.COLUMNS]) {
      count++;
    }
    double lonMin = west * DEGREES_PER_TILE - 180;
    return around(
        new BoundingBox(south, north, lonMin, normalized(lonMin + count * DEGREES_PER_TILE)));
  }

  /** For what lies in a box. */
  public static BoundingBox around(BoundingBox box) {
    return withMargin(box, MARGIN_DEG);
  }

  /** For what lies in a box and may have come from so many metres away. */
  public static BoundingBox around(BoundingBox box, double metres) {
    return withMargin(box, Math.toDegrees(metres / Sphere.RADIUS_M));
  }

  private static BoundingBox withMargin(BoundingBox box, double degrees) {
    double south = Math.max(-90, box.latMin() - degrees);
    double north = Math.min(90, box.latMax() + degrees);
    double level = Math.cos(Math.toRadians(Math.max(-south, north)));
    double margin = level < 0.01 ? 360 : degrees / level;
    if (box.width() + 2 * margin >= 360) {
      return new BoundingBox(south, north, -180, 180);
    }
    return new BoundingBox(
        south, north, normalized(box.lonMin() - margin), normalized(box.lonMax() + margin));
  }

  /** The column of a view whose western neighbour is not in it; -1 when there is none. */
  private static int westmost(boolean[] columns) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] && !columns[(i + columns.length - 1) % columns.length]) {
        return i;
      }
    }
    return -1;
  }

  /** The same meridian, -180 to 180, of one that is no more than a turn off. */
  public static double normalized(double lon) {
    return lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon;
  }
}
