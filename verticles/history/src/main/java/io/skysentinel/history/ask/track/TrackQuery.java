package io.skysentinel.history.ask.track;

import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.TimeReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which track is wanted, and how.
 *
 * @param icao24 whose
 * @param from in Unix seconds, as {@code to}; both are included
 * @param simplifyM how far it may lie from where the aircraft was, in metres; 0: not at all
 */
record TrackQuery(String icao24, double from, double to, double simplifyM, TrackFormat format) {
  /** Of more, another question has to be asked. */
  static final double LONGEST_SECONDS = 7 * 86_400;

  private static final List<String> NAMES = List.of("from", "to", "simplify", "format");
  private static final double USUAL_SECONDS = 86_400;
  private static final double MOST_METRES = 100_000;

  /** Reads the parameters of a request: without times, the last day is meant. */
  static TrackQuery parse(String icao24, Map<String, String> parameters, double now)
      throws BadRequestException {
    QueryParameters.checkNames(parameters, NAMES);
    double to = time(parameters, "to", now);
    double from = time(parameters, "from", to - USUAL_SECONDS);
    if (from > to) {
      throw new BadRequestException("from is later than to");
    }
    if (to - from > LONGEST_SECONDS) {
      throw new BadRequestException(
          "a track may be of 7 days at most; ask for one after the other");
    }
    double simplify = QueryParameters.number(parameters, "simplify", 0);
    if (!(simplify >= 0 && simplify <= MOST_METRES)) {
      throw new BadRequestException("simplify has to be 0 to 100000 metres");
    }
    return new TrackQuery(
        icao24.toLowerCase(Locale.ROOT), from, to, simplify, format(parameters.get("format")));
  }

  boolean isSimplified() {
    return simplifyM > 0;
  }

  private static double time(Map<String, String> parameters, String name, double missing)
      throws BadRequestException {
    String text = parameters.get(name);
    return text == null ? missing : TimeReader.seconds(name, text);
  }

  private static TrackFormat format(@Nullable String name) throws BadRequestException {
    if (name == null) {
      return TrackFormat.JSON;
    }
    for (TrackFormat format : TrackFormat.values()) {
      if (format.label().equals(name)) {
        return format;
      }
    }
    throw new BadRequestException("format has to be json, geojson, kml, gpx, csv or czml");
  }
}
