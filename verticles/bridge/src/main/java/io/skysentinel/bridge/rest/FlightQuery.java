package io.skysentinel.bridge.rest;

import io.skysentinel.bridge.questions.BadRequestException;
import io.skysentinel.bridge.questions.BoxReader;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.live.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which flights are wanted. What a filter asks about and is not known of a flight does not match.
 *
 * @param callsign what callsigns begin with, in capitals; empty for all
 * @param altMin in metres, -∞ for all
 * @param altMax in metres, ∞ for all
 */
record FlightQuery(
    @Nullable BoundingBox box,
    String callsign,
    @Nullable Boolean onGround,
    double altMin,
    double altMax,
    int limit) {

  /** Every parameter there is. */
  static final List<String> NAMES =
      List.of("bbox", "callsign", "on_ground", "alt_min", "alt_max", "limit");

  /** All flights. */
  static final FlightQuery ALL =
      new FlightQuery(
          null, "", null, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

  private static final int LONGEST_CALLSIGN = 8;

  /** Reads the parameters of a request, none of which may be there twice. */
  static FlightQuery parse(Map<String, String> parameters) throws BadRequestException {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name)) {
        throw new BadRequestException(
            "there is no parameter " + name + "; there are " + String.join(", ", NAMES));
      }
    }
    double altMin = number(parameters, "alt_min", ALL.altMin);
    double altMax = number(parameters, "alt_max", ALL.altMax);
    if (altMin > altMax) {
      throw new BadRequestException("alt_min is greater than alt_max");
    }
    return new FlightQuery(
        box(parameters.get("bbox")),
        callsign(parameters.getOrDefault("callsign", "")),
        truth(parameters.get("on_ground")),
        altMin,
        altMax,
        limit(parameters.get("limit")));
  }

  /** The tiles in which to look. */
  View view() {
    return box == null ? View.WORLD : View.of(box);
  }

  boolean matches(Flight flight) {
    FlightState state = flight.state();
    if (box != null && !(state.hasPosition() && box.contains(state.lat(), state.lon()))) {
      return false;
    }
    if (onGround != null && state.onGround() != onGround) {
      return false;
    }
    if (!callsign.isEmpty()
        && (state.callsign() == null || !state.callsign().startsWith(callsign))) {
      return false;
    }
    boolean anyAltitude = altMin == ALL.altMin && altMax == ALL.altMax;
    return anyAltitude || (state.altitudeM() >= altMin && state.altitudeM() <= altMax);
  }

  private static @Nullable BoundingBox box(@Nullable String text) throws BadRequestException {
    return text == null ? null : BoxReader.box(text);
  }

  private static String callsign(String text) throws BadRequestException {
    if (text.length() > LONGEST_CALLSIGN) {
      throw new BadRequestException("callsign: none is longer than " + LONGEST_CALLSIGN);
    }
    return text.toUpperCase(Locale.ROOT);
  }

  private static @Nullable Boolean truth(@Nullable String text) throws BadRequestException {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new BadRequestException("on_ground has to be true or false");
    };
  }

  private static int limit(@Nullable String text) throws BadRequestException {
    if (text == null) {
      return ALL.limit;
    }
    double limit = BoxReader.number("limit", text);
    if (limit < 1 || limit > ALL.limit || limit != Math.rint(limit)) {
      throw new BadRequestException("limit has to be a whole number, 1 or more");
    }
    return (int) limit;
  }

  private static double number(Map<String, String> parameters, String name, double missing)
      throws BadRequestException {
    String text = parameters.get(name);
    return text == null ? missing : BoxReader.number(name, text);
  }
}
