package io.skysentinel.history.ask.anomaly;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.history.read.AnomalySearch;
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
 * @param hasTracks whether each comes with where its aircraft was
 */
record AnomalyQuery(AnomalySearch search, boolean hasTracks) {
  /** Of what only the table knows. */
  static final List<String> OF_THE_PAST = List.of("from", "to", "after", "track");

  private static final List<String> NAMES =
      List.of(
          "from",
          "to",
          "kind",
          "severity",
          "icao24",
          "bbox",
          "since",
          "open",
          "limit",
          "after",
          "track");

  private static final int MOST = 1_000;
  private static final int MOST_WITH_TRACKS = 50;

  /** What the table can hold: the years 1970 to 9999. */
  private static final double FIRST = 0;

  private static final double LAST = 253_402_300_800.0;

  /** Reads the parameters of a request: without times, all of the past is meant. */
  static AnomalyQuery parse(Map<String, String> parameters) throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    boolean hasTracks = QueryParameters.truth(parameters, "track", false);
    double from = time(parameters, "from", FIRST);
    double to = time(parameters, "to", LAST);
    if (from > to) {
      throw new BadRequestException("from is later than to");
    }
    String box = parameters.get("bbox");
    String icao24 = parameters.get("icao24");
    AnomalySearch search =
        new AnomalySearch(
            from,
            to,
            QueryParameters.named(parameters, "kind", AnomalyKind.values()).orElse(null),
            QueryParameters.named(parameters, "severity", Severity.values()).orElse(Severity.LOW),
            icao24 == null ? null : icao24.toLowerCase(Locale.ROOT),
            box == null ? null : BoxReader.box(box),
            time(parameters, "since", FIRST),
            QueryParameters.truth(parameters, "open", false),
            after(parameters.get("after")),
            limit(parameters, hasTracks ? MOST_WITH_TRACKS : MOST));
    return new AnomalyQuery(search, hasTracks);
  }

  /** The same, and one more: whether there are more. */
  AnomalySearch searchOfMore() {
    return new AnomalySearch(
        search.from(),
        search.to(),
        search.kind(),
        search.severity(),
        search.icao24(),
        search.box(),
        search.since(),
        search.openOnly(),
        search.after(),
        search.limit() + 1);
  }

  /** As {@code after} names it. */
  static String name(AnomalySearch.Place place) {
    return place.startUs() + "_" + place.id();
  }

  private static AnomalySearch.@Nullable Place after(@Nullable String name)
      throws BadRequestException {
    if (name == null) {
      return null;
    }
    int end = name.indexOf('_');
    try {
      return new AnomalySearch.Place(
          Long.parseLong(name.substring(0, Math.max(0, end))), name.substring(end + 1));
    } catch (NumberFormatException e) {
      throw new BadRequestException("after has to be what an answer told as next");
    }
  }

  private static int limit(Map<String, String> parameters, int most) throws BadRequestException {
    int limit = QueryParameters.count(parameters, "limit", most);
    if (limit > most) {
      throw new BadRequestException(
          "limit can be %d at most, and %d with tracks".formatted(MOST, MOST_WITH_TRACKS));
    }
    return limit;
  }

  private static double time(Map<String, String> parameters, String name, double missing)
      throws BadRequestException {
    String text = parameters.get(name);
    return text == null ? missing : TimeReader.seconds(name, text);
  }
}
