package io.skysentinel.detector.stream;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which processed updates are wanted. What it asks about and is not known does not match.
 *
 * @param icao24 of one aircraft; empty for all
 * @param tile in which tile; {@link Frame#NO_TILE} for all
 * @param minAltitudeFt -∞ for all
 * @param anomalyOnly whether only those of aircraft of which an anomaly is open
 */
record ProcessedFilter(
    String icao24, @Nullable BoundingBox box, int tile, double minAltitudeFt, boolean anomalyOnly) {

  /** Every parameter there is. */
  static final List<String> NAMES =
      List.of("icao24", "min_altitude_ft", "region", "bbox", "anomaly");

  static ProcessedFilter parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    String box = parameters.get("bbox");
    return new ProcessedFilter(
        parameters.getOrDefault("icao24", "").toLowerCase(Locale.ROOT),
        box == null ? null : BoxReader.box(box),
        tile(parameters.get("region")),
        QueryParameters.number(parameters, "min_altitude_ft", Double.NEGATIVE_INFINITY),
        QueryParameters.truth(parameters, "anomaly", false));
  }

  boolean matches(ProcessedRow row) {
    return (icao24.isEmpty() || icao24.equals(row.icao24()))
        && (box == null || box.contains(row.latitude(), row.longitude()))
        && (tile == Frame.NO_TILE || isInTile(row))
        && (minAltitudeFt == Double.NEGATIVE_INFINITY || row.altitudeFt() >= minAltitudeFt)
        && (!anomalyOnly || row.isAnomaly());
  }

  private boolean isInTile(ProcessedRow row) {
    return !Double.isNaN(row.latitude()) && Tiles.tileOf(row.latitude(), row.longitude()) == tile;
  }

  private static int tile(@Nullable String region) throws BadRequestException {
    int tile = region == null ? Frame.NO_TILE : Tiles.parse(region);
    if (region != null && tile == Frame.NO_TILE) {
      throw new BadRequestException(
          "region has to be the name of a tile such as n40w080; for any other area say bbox");
    }
    return tile;
  }
}
