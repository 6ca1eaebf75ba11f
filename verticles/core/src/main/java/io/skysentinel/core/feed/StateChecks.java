package io.skysentinel.core.feed;

import static io.skysentinel.core.contract.RejectReason.BAD_ADDRESS;
import static io.skysentinel.core.contract.RejectReason.BAD_TIME;
import static io.skysentinel.core.contract.RejectReason.NOT_FINITE;
import static io.skysentinel.core.contract.RejectReason.OUT_OF_RANGE;
import static io.skysentinel.core.contract.RejectReason.WRONG_TYPE;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be true of an aircraft, whichever feed says it.
 *
 * <p>The limits are wide on purpose: they stop what no aircraft, balloon or rocket does, not what
 * is merely odd. Odd is the detector's business, and it can only judge what reaches it.
 */
public final class StateChecks {
  static final double MIN_ALTITUDE_M = -2_000;
  static final double MAX_ALTITUDE_M = 100_000;
  static final double MAX_VELOCITY_MPS = 2_000;
  static final double MAX_VERTICAL_RATE_MPS = 500;

  /** 2000-01-01, in Unix seconds. */
  static final double MIN_TIME = 946_684_800;

  /** 2100-01-01, in Unix seconds; milliseconds taken for seconds lie far behind it. */
  static final double MAX_TIME = 4_102_444_800.0;

  private static final int ADDRESS_DIGITS = 6;
  private static final int MAX_CALLSIGN = 8;
  private static final int MAX_LABEL = 64;
  private static final int MAX_CATEGORY = 20;
  private static final int MAX_POSITION_SOURCE = 3;

  /** Of the integrity and accuracy categories of ADS-B. */
  private static final int MAX_NAVIGATION_CATEGORY = 11;

  private static final int SHOWN_CHARS = 40;

  private StateChecks() {}

  /**
   * Checks every number of a filled builder and puts it in order: a heading of 360 becomes 0, and a
   * category, position source or quality that the contract does not define becomes unknown.
   *
   * <p>NaN means unknown here. A parser that meets a literal NaN must reject it itself.
   */
  public static void check(FlightStateBuilder state) throws InvalidValueException {
    time("last_contact", state.lastContactUnix);
    if (!Double.isNaN(state.timePositionUnix)) {
      time("time_position", state.timePositionUnix);
    }
    range("latitude", state.lat, -90, 90);
    range("longitude", state.lon, -180, 180);
    if (Double.isNaN(state.lat) != Double.isNaN(state.lon)) {
      throw new InvalidValueException(
          OUT_OF_RANGE, "half a position: only one of latitude and longitude is known");
    }
    range("altitude", state.altitudeM, MIN_ALTITUDE_M, MAX_ALTITUDE_M);
    range("geometric altitude", state.geoAltitudeM, MIN_ALTITUDE_M, MAX_ALTITUDE_M);
    range("velocity", state.velocityMps, 0, MAX_VELOCITY_MPS);
    range("heading", state.headingDeg, -180, 360);
    if (state.headingDeg < 0) {
      // As OpenSky passes on what FLARM receivers say.
      state.headingDeg += 360;
    }
    range("vertical rate", state.verticalRateMps, -MAX_VERTICAL_RATE_MPS, MAX_VERTICAL_RATE_MPS);
    if (state.headingDeg == 360) {
      state.headingDeg = 0;
    }
    state.category = known(state.category, MAX_CATEGORY);
    state.positionSource = known(state.positionSource, MAX_POSITION_SOURCE);
    state.nic = known(state.nic, MAX_NAVIGATION_CATEGORY);
    state.nacP = known(state.nacP, MAX_NAVIGATION_CATEGORY);
  }

  /**
   * Six hex digits in lower case, whatever the case and the space around them. A {@code ~} before
   * them marks an address that is not ICAO's.
   */
  public static String anyAddress(String raw) throws InvalidValueException {
    String address = raw.strip();
    if (!isHex(address, address.startsWith("~") ? 1 : 0)) {
      throw new InvalidValueException(BAD_ADDRESS, "icao24 is not six hex digits: " + shown(raw));
    }
    return address.toLowerCase(Locale.ROOT);
  }

  /**
   * The callsign without the space around it, {@code null} when nothing is left. More than eight
   * characters, or any that cannot be printed, cannot come from a transponder: the row is damaged.
   */
  public static @Nullable String callsign(String raw) throws InvalidValueException {
    String callsign = raw.strip();
    if (callsign.isEmpty()) {
      return null;
    }
    if (callsign.length() > MAX_CALLSIGN) {
      throw new InvalidValueException(
          WRONG_TYPE, "callsign is longer than 8 characters: " + shown(raw));
    }
    for (int i = 0; i < callsign.length(); i++) {
      char c = callsign.charAt(i);
      if (c < ' ' || c > '~') {
        throw new InvalidValueException(
            WRONG_TYPE, "callsign has characters that no callsign has: " + shown(raw));
      }
    }
    return callsign;
  }

  /** Four octal digits, {@code null} when there is nothing but space. */
  public static @Nullable String squawk(String raw) throws InvalidValueException {
    String squawk = raw.strip();
    if (squawk.isEmpty()) {
      return null;
    }
    boolean octal = squawk.length() == 4;
    for (int i = 0; octal && i < 4; i++) {
      octal = squawk.charAt(i) >= '0' && squawk.charAt(i) <= '7';
    }
    if (!octal) {
      throw new InvalidValueException(WRONG_TYPE, "squawk is not four octal digits: " + shown(raw));
    }
    return squawk;
  }

  /**
   * A name that a person wrote, such as a country: without the space around it, {@code null} when
   * nothing is left. Longer than any of them, or with control characters, is damage.
   */
  public static @Nullable String label(String name, String raw) throws InvalidValueException {
    String label = raw.strip();
    if (label.isEmpty()) {
      return null;
    }
    boolean printable = label.length() <= MAX_LABEL;
    for (int i = 0; printable && i < label.length(); i++) {
      printable = !Character.isISOControl(label.charAt(i));
    }
    if (!printable) {
      throw new InvalidValueException(WRONG_TYPE, name + " is not a name: " + shown(raw));
    }
    return label;
  }

  private static void range(String name, double value, double min, double max)
      throws InvalidValueException {
    if ((value >= min && value <= max) || Double.isNaN(value)) {
      return;
    }
    if (Double.isInfinite(value)) {
      throw new InvalidValueException(NOT_FINITE, name + " is not a finite number");
    }
    throw new InvalidValueException(
        OUT_OF_RANGE,
        String.format(Locale.ROOT, "%s %s is outside %.0f .. %.0f", name, value, min, max));
  }

  private static void time(String name, double unixSeconds) throws InvalidValueException {
    if (unixSeconds >= MIN_TIME && unixSeconds <= MAX_TIME) {
      return;
    }
    if (Double.isInfinite(unixSeconds)) {
      throw new InvalidValueException(NOT_FINITE, name + " is not a finite number");
    }
    throw new InvalidValueException(
        BAD_TIME,
        Double.isNaN(unixSeconds)
            ? name + " is missing"
            : name + " " + unixSeconds + " is not a Unix time between 2000 and 2100");
  }

  private static int known(int value, int max) {
    return value >= 0 && value <= max ? value : FlightState.UNKNOWN;
  }

  private static boolean isHex(String text, int from) {
    if (text.length() != from + ADDRESS_DIGITS) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** What came, short enough for a log line and without characters that would break it. */
  private static String shown(String raw) {
    String start = raw.length() <= SHOWN_CHARS ? raw : raw.substring(0, SHOWN_CHARS) + "…";
    return "\"" + start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + "\"";
  }
}
