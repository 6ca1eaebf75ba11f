package io.skysentinel.bridge.page;

import io.skysentinel.platform.config.ConfigPart;

/**
 * What the browser's page shows.
 *
 * @param mapTiles where the flat map takes its pictures from, with places for zoom, column and row;
 *     empty: nowhere
 * @param mapCredit whom the map names as their maker
 */
public record PageConfig(String mapTiles, String mapCredit) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<PageConfig> PART = ConfigPart.of("page", PageConfig.class);
}
