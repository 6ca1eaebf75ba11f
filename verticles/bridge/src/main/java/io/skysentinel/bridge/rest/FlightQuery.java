package io.skysentinel.bridge.rest;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.BoxReader;
import io.skysentinel.platform.web.QueryParameters;
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
    QueryParameters.checkNames(parameters, NAMES);
    double altMin = QueryParameters.number(parameters, "alt_min", ALL.altMin);
    double altMax = QueryParameters.number(parameters, "alt_max", ALL.altMax);
    if (altMin > altMax) {
      throw new BadRequestException("alt_min is greater than alt_max");
    }
    return new FlightQuery(
        box(parameters.get("bbox")),
        callsign(parameters.getOrDefault("callsign", "")),
        parameters.containsKey("on_ground")
            ? QueryParameters.truth(parameters, "on_ground", false)
            : null,
        altMin,
        altMax,
        QueryParameters.count(parameters, "limit", ALL.limit));
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
}
