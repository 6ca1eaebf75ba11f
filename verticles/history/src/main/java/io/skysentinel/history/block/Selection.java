package io.skysentinel.history.block;

import io.skysentinel.core.contract.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a block are wanted.
 *
 * @param fromUnix heard then or later
 * @param toUnix heard then or before
 * @param icao24 of this aircraft, {@code null} for any
 * @param box there, {@code null} for anywhere, known or not
 */
public record Selection(
    double fromUnix, double toUnix, @Nullable String icao24, @Nullable BoundingBox box) {

  /** All rows. */
  public static final Selection ALL =
      new Selection(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, null, null);

  /** Those heard from one time to another, both included. */
  public static Selection between(double fromUnix, double toUnix) {
    return new Selection(fromUnix, toUnix, null, null);
  }

  /** Of these, those of one aircraft. */
  public Selection of(String icao24) {
    return new Selection(fromUnix, toUnix, icao24, box);
  }

  /** Of these, those in a box. */
  public Selection in(BoundingBox box) {
    return new Selection(fromUnix, toUnix, icao24, box);
  }

  Selection anywhere() {
    return box == null ? this : new Selection(fromUnix, toUnix, icao24, null);
  }

  boolean takes(BlockRow row) {
    double contact = row.lastContactUnix();
    return contact >= fromUnix
        && contact <= toUnix
        && (icao24 == null || icao24.equals(row.icao24()))
        && isInBox(row);
  }

  boolean isInBox(BlockRow row) {
    return box == null || box.contains(row.lat(), row.lon());
  }
}
