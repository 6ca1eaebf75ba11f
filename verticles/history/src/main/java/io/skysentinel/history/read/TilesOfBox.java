package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Tiles;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which tiles have to be read to know what is in a box. {@code null} stands for all, both ways. */
final class TilesOfBox {
  /** Farther than anything flies from one end of a question's time to the other: 460 m/s. */
  private static final double REACH = 0.5;

  /** So near to the poles meridians are no distance from each other. */
  private static final double LAST_PARALLEL = 89;

  private TilesOfBox() {}

  /** Those of what was heard in the box. */
  static Integer @Nullable [] exactly(@Nullable BoundingBox box) {
    return box == null ? null : boxed(Arrays.stream(Tiles.ofBox(box)));
  }

  /**
   * Those of what was heard a little while before and after in the box: it has to be known that an
   * aircraft has left it, or that its position is no longer known.
   */
  static Integer @Nullable [] around(@Nullable BoundingBox box) {
    return box == null
        ? null
        : boxed(
            IntStream.concat(
                IntStream.of(Frame.NO_TILE), Arrays.stream(Tiles.ofBox(widened(box)))));
  }

  private static BoundingBox widened(BoundingBox box) {
    double south = Math.max(-90, box.latMin() - REACH);
    double north = Math.min(90, box.latMax() + REACH);
    double farthest = Math.max(Math.abs(south), Math.abs(north));
    double reach = REACH / Math.cos(Math.toRadians(Math.min(farthest, LAST_PARALLEL)));
    return farthest > LAST_PARALLEL || box.width() + 2 * reach >= 360
        ? new BoundingBox(south, north, -180, 180)
        : new BoundingBox(south, north, around(box.lonMin() - reach), around(box.lonMax() + reach));
  }

  private static double around(double lon) {
    if (lon < -180) {
      return lon + 360;
    }
    return lon > 180 ? lon - 360 : lon;
  }

  private static Integer[] boxed(IntStream tiles) {
    return tiles.boxed().toArray(Integer[]::new);
  }
}
