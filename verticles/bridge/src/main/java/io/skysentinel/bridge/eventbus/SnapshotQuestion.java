package io.skysentinel.bridge.eventbus;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.View;
import org.jspecify.annotations.Nullable;

/** Reads the question for a snapshot: {@code {"world":true}} or {@code {"bbox":[w,s,e,n]}}. */
final class SnapshotQuestion {
  static final String SHAPE =
      "ask with {\"world\":true} or {\"bbox\":[west,south,east,north]}, in degrees";

  private SnapshotQuestion() {}

  /** The view that is asked for, {@code null} when the question is not of that shape. */
  static @Nullable View view(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      return null;
    }
    JsonNode bbox = body.get("bbox");
    if (bbox == null) {
      return body.path("world").asBoolean(false) ? View.WORLD : null;
    }
    return body.has("world") ? null : box(bbox);
  }

  private static @Nullable View box(JsonNode bbox) {
    if (!bbox.isArray() || bbox.size() != 4) {
      return null;
    }
    for (JsonNode side : bbox) {
      if (!side.isNumber()) {
        return null;
      }
    }
    double west = bbox.get(0).doubleValue();
    double south = bbox.get(1).doubleValue();
    double east = bbox.get(2).doubleValue();
    double north = bbox.get(3).doubleValue();
    boolean possible =
        within(west, 180) && within(east, 180) && within(south, 90) && within(north, 90);
    return possible && south <= north ? View.of(new BoundingBox(south, north, west, east)) : null;
  }

  /** Not-a-number is within nothing. */
  private static boolean within(double degrees, double limit) {
    return Math.abs(degrees) <= limit;
  }
}
