package io.skysentinel.core.live;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Frame;
import java.util.Arrays;
import java.util.Locale;

/**
 * The world in squares of 10° × 10°, row by row from the south-west; a tile is named for its
 * south-west corner: {@code n40w080}.
 *
 * <p>A tile owns its southern and western border. The north pole belongs to the top row, and
 * longitude 180 is -180.
 */
public final class Tiles {
  public static final int ROWS = 18;
  public static final int COLUMNS = 36;
  public static final int COUNT = ROWS * COLUMNS;

  private static final int DEGREES = 10;
  private static final int NAME_LENGTH = 7;
  private static final String[] NAMES = names();

  private Tiles() {}

  /** The tile of an aircraft, {@link Frame#NO_TILE} when its position is not known. */
  public static int tileOf(FlightState state) {
    return state.hasPosition() ? tileOf(state.lat(), state.lon()) : Frame.NO_TILE;
  }

  /** The tile of a point: latitude -90 to 90, longitude -180 to 180. */
  public static int tileOf(double lat, double lon) {
    return row(lat) * COLUMNS + column(lon);
  }

  /** The name of a tile: {@code n40w080}, {@code s10e000}. */
  public static String name(int tile) {
    return NAMES[tile];
  }

  /** The tile of that name, {@link Frame#NO_TILE} when there is none. */
  public static int parse(String name) {
    if (name.length() != NAME_LENGTH) {
      return Frame.NO_TILE;
    }
    int lat = signed(name, 0, 's', 'n', 2);
    int lon = signed(name, 3, 'w', 'e', 3);
    if (lat % DEGREES != 0 || lon % DEGREES != 0 || lat < -90 || lat > 80 || lon < -180) {
      return Frame.NO_TILE;
    }
    int tile = tileOf(lat, lon);
    // One name each: s00e000 and n40e180 are other spellings of names that exist.
    return NAMES[tile].equals(name) ? tile : Frame.NO_TILE;
  }

  /** The tiles that the box touches, ascending; across the date line when west is past east. */
  public static int[] ofBox(BoundingBox box) {
    int bottom = row(box.latMin());
    int top = row(box.latMax());
    int west = column(box.lonMin());
    int columns = columnsOfBox(box, west);
    int[] tiles = new int[(top - bottom + 1) * columns];
    int n = 0;
    for (int row = bottom; row <= top; row++) {
      for (int i = 0; i < columns; i++) {
        tiles[n++] = row * COLUMNS + (west + i) % COLUMNS;
      }
    }
    Arrays.sort(tiles);
    return tiles;
  }

  private static int columnsOfBox(BoundingBox box, int west) {
    int east = column(box.lonMax());
    if (box.width() > (COLUMNS - 1) * DEGREES && east <= west) {
      // All the way round: the last column may be the first one again.
      return COLUMNS;
    }
    return (east - west + COLUMNS) % COLUMNS + 1;
  }

  private static int row(double lat) {
    return Math.min(ROWS - 1, (int) Math.floor((lat + 90) / DEGREES));
  }

  private static int column(double lon) {
    return (int) Math.floor((lon + 180) / DEGREES) % COLUMNS;
  }

  /** A sign and digits; a value that no tile has when they are not. */
  private static int signed(String name, int at, char minus, char plus, int digits) {
    int value = 0;
    for (int i = at + 1; i <= at + digits; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      value = value * 10 + digit;
    }
    if (name.charAt(at) == minus) {
      return -value;
    }
    return name.charAt(at) == plus ? value : Integer.MIN_VALUE;
  }

  private static String[] names() {
    String[] names = new String[COUNT];
    for (int tile = 0; tile < COUNT; tile++) {
      int lat = tile / COLUMNS * DEGREES - 90;
      int lon = tile % COLUMNS * DEGREES - 180;
      names[tile] =
          String.format(
              Locale.ROOT,
              "%s%02d%s%03d",
              lat < 0 ? "s" : "n",
              Math.abs(lat),
              lon < 0 ? "w" : "e",
              Math.abs(lon));
    }
    return names;
  }
}
