package io.skysentinel.platform.config;

/**
 * What the browser's page shows.
 *
 * @param mapTiles where the flat map takes its pictures from, with places for zoom, column and row;
 *     empty: nowhere
 * @param mapCredit whom the map names as their maker
 */
public record PageConfig(String mapTiles, String mapCredit) {}
