package io.skysentinel.core.live;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import java.util.Arrays;
import java.util.List;

/**
 * What a client watches: the world, or a set of tiles. An aircraft whose position is not known is
 * in the world only.
 *
 * <p>Equal views have equal hash codes, so that what is made for one client serves all of its kind.
 */
public final class View {

  /** Everything, with or without a position. */
  public static final View WORLD = new View(new int[0]);

  private final int[] tiles;

  private View(int[] tiles) {
    this.tiles = tiles;
  }

  /** The tiles that the box touches; the world when it touches all. */
  public static View of(BoundingBox box) {
    return of(Tiles.ofBox(box));
  }

  /** These tiles, in ascending order and at least one; the world when it is all of them. */
  public static View of(int... ascending) {
    if (ascending.length == 0) {
      throw new IllegalArgumentException("a view without tiles shows nothing");
    }
    return ascending.length == Tiles.COUNT ? WORLD : new View(ascending.clone());
  }

  public boolean isWorld() {
    return tiles.length == 0;
  }

  /** Its tiles, ascending; none of the world. Nobody changes the array. */
  public int[] tiles() {
    return tiles;
  }

  /** The names of its tiles, none of the world. */
  public List<String> names() {
    return Arrays.stream(tiles).mapToObj(Tiles::name).toList();
  }

  /** Whether it shows the aircraft. */
  public boolean shows(FlightState state) {
    return isWorld() || Arrays.binarySearch(tiles, Tiles.tileOf(state)) >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof View that && Arrays.equals(tiles, that.tiles);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tiles);
  }

  @Override
  public String toString() {
    return isWorld() ? "world" : String.join(",", names());
  }
}
