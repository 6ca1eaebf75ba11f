package io.skysentinel.history.ask.sky;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which sky is wanted.
 *
 * @param t the instant, in Unix seconds
 * @param box the part of it; {@code null} for the world
 */
record SkyQuery(double t, @Nullable BoundingBox box) {
  private static final List<String> NAMES = List.of("t", "bbox");

  /** Reads the parameters of a request. */
  static SkyQuery parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    String box = parameters.get("bbox");
    return new SkyQuery(
        TimeReader.seconds("t", QueryParameters.present(parameters, "t")),
        box == null ? null : BoxReader.box(box));
  }

  /** What the past is to be asked about. */
  @Nullable BoundingBox askedBox() {
    return box == null ? null : AskedArea.around(box);
  }

  /** Whether a flight is wanted that was there. */
  boolean shows(double lat, double lon) {
    // What is not a number is in no box.
    return box == null || box.contains(lat, lon);
  }
}
