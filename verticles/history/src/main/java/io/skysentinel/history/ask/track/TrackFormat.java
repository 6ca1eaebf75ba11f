package io.skysentinel.history.ask.track;

import java.util.Locale;

/** The formats in which a track is told. */
enum TrackFormat {
  JSON("application/json", "json"),
  GEOJSON("application/geo+json", "geojson"),
  KML("application/vnd.google-earth.kml+xml", "kml"),
  GPX("application/gpx+xml", "gpx"),
  CSV("text/csv; charset=utf-8; header=present", "csv"),
  CZML("application/json", "czml");

  private final String mediaType;
  private final String extension;

  TrackFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** As a query names it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mediaType() {
    return mediaType;
  }

  /** How a file in this format is called. */
  String fileName(TrackQuery query) {
    return query.icao24().replace("~", "_") + "." + extension;
  }

  byte[] write(Track track) {
    return switch (this) {
      case JSON -> JsonTrack.write(track);
      case GEOJSON -> GeoJsonTrack.write(track);
      case KML -> KmlTrack.write(track);
      case GPX -> GpxTrack.write(track);
      case CSV -> CsvTrack.write(track);
      case CZML -> CzmlTrack.write(track);
    };
  }
}
