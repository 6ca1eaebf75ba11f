package io.skysentinel.core.feed.readsb;

import static io.skysentinel.core.feed.AviationUnits.metresFromFeet;
import static io.skysentinel.core.feed.AviationUnits.mpsFromFeetPerMinute;
import static io.skysentinel.core.feed.AviationUnits.mpsFromKnots;
import static io.skysentinel.core.feed.AviationUnits.toMillisecond;
import static io.skysentinel.core.feed.InvalidValueException.FIELDS;

import com.fasterxml.jackson.core.JsonParser;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.StateChecks;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one row says, in its own units and under whichever of its names; reusable. */
final class AircraftRow {
  /** A clock that is read twice may run back a little; more cannot be an age. */
  private static final double MOST_NEGATIVE_AGE_S = -5;

  private final FlightStateBuilder state = new FlightStateBuilder();
  private final Position position = new Position();
  private final Position lastPosition = new Position();
  private boolean addressed;
  private double track;
  private double trueHeading;
  private double baroRateFpm;
  private double geomRateFpm;
  private double seenS;
  private boolean positionValid;
  private boolean trackValid;
  private @Nullable String type;
  private boolean positionByMlat;
  private boolean positionByTisb;

  /** A position and its age in seconds. */
  private static final class Position {
    double lat;
    double lon;
    double ageS;

    void clear() {
      lat = Double.NaN;
      lon = Double.NaN;
      ageS = Double.NaN;
    }

    boolean isComplete() {
      return !Double.isNaN(lat) && !Double.isNaN(lon) && !Double.isNaN(ageS);
    }
  }

  void clear() {
    state.clear();
    position.clear();
    lastPosition.clear();
    addressed = false;
    track = Double.NaN;
    trueHeading = Double.NaN;
    baroRateFpm = Double.NaN;
    geomRateFpm = Double.NaN;
    seenS = Double.NaN;
    positionValid = true;
    trackValid = true;
    type = null;
    positionByMlat = false;
    positionByTisb = false;
  }

  /** Takes the value that the parser stands on; fields that say nothing to us are skipped. */
  void readField(JsonParser json, String field) throws IOException, InvalidValueException {
    switch (field) {
      case "hex" -> readAddress(FIELDS.text(json, field));
      case "flight" -> readCallsign(FIELDS.text(json, field));
      case "alt_baro", "altitude" -> readAltitude(json, field);
      case "alt_geom" -> state.geoAltitudeM = metresFromFeet(FIELDS.number(json, field));
      case "gs", "speed" -> state.velocityMps = mpsFromKnots(FIELDS.number(json, field));
      case "track" -> track = FIELDS.number(json, field);
      case "true_heading" -> trueHeading = FIELDS.number(json, field);
      case "baro_rate", "vert_rate" -> baroRateFpm = FIELDS.number(json, field);
      case "geom_rate" -> geomRateFpm = FIELDS.number(json, field);
      case "lat" -> position.lat = FIELDS.number(json, field);
      case "lon" -> position.lon = FIELDS.number(json, field);
      case "seen" -> seenS = FIELDS.number(json, field);
      case "seen_pos" -> position.ageS = FIELDS.number(json, field);
      case "lastPosition" -> readLastPosition(json);
      case "squawk" -> readSquawk(FIELDS.text(json, field));
      case "spi" -> state.spi = RowFields.flag(json, field, false);
      case "nic" -> state.nic = FIELDS.code(json, field);
      case "nac_p" -> state.nacP = FIELDS.code(json, field);
      case "emergency" -> state.emergency = RowFields.emergency(json, field);
      case "category" -> state.category = OpenSkyCodes.category(FIELDS.text(json, field));
      case "type" -> type = FIELDS.text(json, field);
      case "mlat" -> positionByMlat = RowFields.lists(json, field, "lat");
      case "tisb" -> positionByTisb = RowFields.lists(json, field, "lat");
      case "r" -> state.registration = RowFields.label(json, field);
      case "t" -> state.aircraftType = RowFields.label(json, field);
      case "validposition" -> positionValid = RowFields.flag(json, field, true);
      case "validtrack" -> trackValid = RowFields.flag(json, field, true);
      default -> json.skipChildren();
    }
  }

  /** The row as a state, its ages counted back from {@code nowUnix}. */
  FlightState toState(double nowUnix) throws InvalidValueException {
    if (!addressed) {
      throw new InvalidValueException(RejectReason.BAD_ADDRESS, "hex is missing");
    }
    // A row without an age is in the list because it was heard just now.
    state.lastContactUnix = nowUnix - (Double.isNaN(seenS) ? 0 : age("seen", seenS));
    state.lastContactUnix = toMillisecond(state.lastContactUnix);
    placeAt(nowUnix);
    state.headingDeg = Double.isNaN(track) ? trueHeading : track;
    if (!trackValid) {
      // Both come in the same message, and where it never came the oldest dump1090 writes zeros.
      state.headingDeg = Double.NaN;
      state.velocityMps = Double.NaN;
    }
    state.verticalRateMps =
        mpsFromFeetPerMinute(Double.isNaN(baroRateFpm) ? geomRateFpm : baroRateFpm);
    StateChecks.check(state);
    return state.build();
  }

  private void placeAt(double nowUnix) throws InvalidValueException {
    if (!positionValid) {
      return;
    }
    boolean missing = Double.isNaN(position.lat) && Double.isNaN(position.lon);
    Position known = missing && lastPosition.isComplete() ? lastPosition : position;
    state.lat = known.lat;
    state.lon = known.lon;
    if (!Double.isNaN(known.lat)) {
      state.timePositionUnix = toMillisecond(nowUnix - age("seen_pos", known.ageS));
      state.positionSource =
          OpenSkyCodes.positionSource(type, state.icao24, positionByMlat, positionByTisb);
    }
  }

  private void readAddress(@Nullable String hex) throws InvalidValueException {
    if (hex != null) {
      state.icao24 = StateChecks.anyAddress(hex);
      addressed = true;
    }
  }

  private void readCallsign(@Nullable String flight) throws InvalidValueException {
    // The transponder's alphabet has an empty place that old decoders print as @.
    state.callsign = flight == null ? null : StateChecks.callsign(flight.replace('@', ' '));
  }

  private void readSquawk(@Nullable String squawk) throws InvalidValueException {
    state.squawk = squawk == null ? null : StateChecks.squawk(squawk);
  }

  private void readAltitude(JsonParser json, String field)
      throws IOException, InvalidValueException {
    if (RowFields.isText(json, "ground")) {
      state.onGround = true;
    } else {
      state.altitudeM = metresFromFeet(FIELDS.number(json, field));
    }
  }

  private void readLastPosition(JsonParser json) throws IOException, InvalidValueException {
    if (!FIELDS.object(json, "lastPosition")) {
      return;
    }
    String field;
    while ((field = json.nextFieldName()) != null) {
      json.nextToken();
      switch (field) {
        case "lat" -> lastPosition.lat = FIELDS.number(json, "lastPosition.lat");
        case "lon" -> lastPosition.lon = FIELDS.number(json, "lastPosition.lon");
        case "seen_pos" -> lastPosition.ageS = FIELDS.number(json, "lastPosition.seen_pos");
        default -> json.skipChildren();
      }
    }
  }

  private static double age(String field, double seconds) throws InvalidValueException {
    if (seconds < MOST_NEGATIVE_AGE_S) {
      throw new InvalidValueException(
          RejectReason.BAD_TIME, field + " " + seconds + " is not an age: it lies in the future");
    }
    return Double.isNaN(seconds) ? seconds : Math.max(0, seconds);
  }
}
