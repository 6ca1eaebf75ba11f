package io.skysentinel.detector.recent;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which anomalies are wanted.
 *
 * @param icao24 of one aircraft; empty for all
 * @param severity no less than that
 * @param sinceUnix of which something was said since then, in Unix seconds
 * @param openOnly whether those that have ended are left out
 */
record AnomalyQuery(
    String icao24,
    @Nullable AnomalyKind kind,
    Severity severity,
    @Nullable BoundingBox box,
    double sinceUnix,
    boolean openOnly,
    int limit) {

  /** Every parameter there is. */
  static final List<String> NAMES =
      List.of("icao24", "kind", "severity", "bbox", "since", "open", "limit");

  private static final int USUAL_LIMIT = 1_000;

  /** Reads the parameters of a request, none of which may be there twice. */
  static AnomalyQuery parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    String box = parameters.get("bbox");
    return new AnomalyQuery(
        parameters.getOrDefault("icao24", "").toLowerCase(Locale.ROOT),
        QueryParameters.named(parameters, "kind", AnomalyKind.values()).orElse(null),
        QueryParameters.named(parameters, "severity", Severity.values()).orElse(Severity.LOW),
        box == null ? null : BoxReader.box(box),
        since(parameters.get("since")),
        QueryParameters.truth(parameters, "open", false),
        QueryParameters.count(parameters, "limit", USUAL_LIMIT));
  }

  boolean matches(AnomalyEvent event) {
    return (icao24.isEmpty() || icao24.equals(event.icao24()))
        && (kind == null || kind == event.kind())
        && event.severity().compareTo(severity) >= 0
        && (box == null || (!Double.isNaN(event.lat()) && box.contains(event.lat(), event.lon())))
        && event.tReported() >= sinceUnix
        && !(openOnly && event.phase() == EventPhase.END);
  }

  private static double since(@Nullable String text) throws BadRequestException {
    return text == null ? Double.NEGATIVE_INFINITY : TimeReader.seconds("since", text);
  }
}
