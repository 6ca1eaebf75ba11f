package io.skysentinel.history.ask.export;

import io.skysentinel.platform.web.BadRequestException;
import java.util.Locale;

/** The formats in which many updates are told. */
enum ExportFormat {
  JSONL("application/x-ndjson"),
  CSV("text/csv; charset=utf-8; header=present"),
  GEOJSON("application/geo+json"),
  PARQUET("application/vnd.apache.parquet");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  static ExportFormat named(String name) throws BadRequestException {
    for (ExportFormat format : values()) {
      if (format.extension().equals(name)) {
        return format;
      }
    }
    throw new BadRequestException("format has to be jsonl, csv, geojson or parquet");
  }

  String mediaType() {
    return mediaType;
  }

  /** As a query names it, and as the name of a file ends. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes one export, which is made now. */
  UpdateWriter writer(long nowMs) {
    return switch (this) {
      case JSONL -> new RecordingLines(nowMs);
      case CSV -> new TableLines();
      case GEOJSON -> new GeoJsonPoints();
      case PARQUET -> new ParquetTable();
    };
  }
}
