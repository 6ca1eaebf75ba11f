package io.skysentinel.core.feed.sbs;

import static io.skysentinel.core.contract.RejectReason.MALFORMED;
import static io.skysentinel.core.contract.RejectReason.NOT_FINITE;
import static io.skysentinel.core.contract.RejectReason.UNEXPECTED_SHAPE;
import static io.skysentinel.core.contract.RejectReason.WRONG_ROW_LENGTH;
import static io.skysentinel.core.contract.RejectReason.WRONG_TYPE;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.feed.AviationUnits;
import io.skysentinel.core.feed.InvalidValueException;
import io.skysentinel.core.feed.StateChecks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one line says of one aircraft, checked.
 *
 * @param said the fields that the line has, all others unknown
 * @param onGround {@code null} when the line does not say
 * @param spi {@code null} when the line does not say
 */
record SbsMessage(FlightState said, @Nullable Boolean onGround, @Nullable Boolean spi) {
  private static final int COLUMNS = 22;
  private static final int TYPE = 1;
  private static final int ADDRESS = 4;
  private static final int CALLSIGN = 10;
  private static final int ALTITUDE = 11;
  private static final int SPEED = 12;
  private static final int TRACK = 13;
  private static final int LATITUDE = 14;
  private static final int LONGITUDE = 15;
  private static final int VERTICAL_RATE = 16;
  private static final int SQUAWK = 17;
  private static final int SPI = 20;
  private static final int ON_GROUND = 21;
  private static final int ADSB = 0;
  private static final int MLAT = 2;
  private static final int SQUAWK_DIGITS = 4;

  /** Double.parseDouble alone would let through NaN, 0x1p3 and 7d. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

  private static final Pattern TYPES = Pattern.compile("[1-8]");

  String icao24() {
    return said.icao24();
  }

  /** Reads the columns of a line that is no other record; more columns than usual are ignored. */
  static SbsMessage read(String[] columns, double nowUnix) throws InvalidValueException {
    // A multilateration client writes the same columns under a name of its own.
    boolean mlat = columns[0].equals("MLAT");
    if (!mlat && !columns[0].equals("MSG")) {
      throw new InvalidValueException(MALFORMED, "not a line of BaseStation");
    }
    if (columns.length < COLUMNS) {
      throw new InvalidValueException(
          WRONG_ROW_LENGTH, columns.length + " columns where a message has " + COLUMNS);
    }
    if (!TYPES.matcher(columns[TYPE].strip()).matches()) {
      throw new InvalidValueException(UNEXPECTED_SHAPE, "the type of message is not one of 1 to 8");
    }
    FlightStateBuilder said = new FlightStateBuilder();
    said.icao24 = StateChecks.anyAddress(withoutH(columns[ADDRESS].strip()));
    said.lastContactUnix = AviationUnits.toMillisecond(nowUnix);
    said.callsign = StateChecks.callsign(columns[CALLSIGN].replace('@', ' '));
    said.squawk = squawk(columns[SQUAWK].strip());
    readAltitude(columns[ALTITUDE].strip(), said);
    said.velocityMps = AviationUnits.mpsFromKnots(number("ground speed", columns[SPEED]));
    said.headingDeg = number("track", columns[TRACK]);
    said.verticalRateMps =
        AviationUnits.mpsFromFeetPerMinute(number("vertical rate", columns[VERTICAL_RATE]));
    said.lat = number("latitude", columns[LATITUDE]);
    said.lon = number("longitude", columns[LONGITUDE]);
    if (!Double.isNaN(said.lat)) {
      said.timePositionUnix = said.lastContactUnix;
      said.positionSource = mlat ? MLAT : ADSB;
    }
    StateChecks.check(said);
    return new SbsMessage(
        said.build(), flag("on ground", columns[ON_GROUND]), flag("SPI", columns[SPI]));
  }

  /** dump1090 marks an altitude above the ellipsoid with an H: height, not pressure. */
  private static void readAltitude(String column, FlightStateBuilder said)
      throws InvalidValueException {
    double metres = AviationUnits.metresFromFeet(number("altitude", withoutH(column)));
    if (endsWithH(column)) {
      said.geoAltitudeM = metres;
    } else {
      said.altitudeM = metres;
    }
  }

  /** Old decoders drop the zeros that a squawk begins with. */
  private static @Nullable String squawk(String column) throws InvalidValueException {
    boolean padded = column.isEmpty() || column.length() >= SQUAWK_DIGITS;
    return StateChecks.squawk(
        padded ? column : "0".repeat(SQUAWK_DIGITS - column.length()) + column);
  }

  private static double number(String name, String column) throws InvalidValueException {
    String digits = column.strip();
    if (digits.isEmpty()) {
      return Double.NaN;
    }
    if (!NUMBER.matcher(digits).matches()) {
      throw new InvalidValueException(WRONG_TYPE, name + " is not a number");
    }
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw new InvalidValueException(NOT_FINITE, name + " is not a finite number");
    }
    return value;
  }

  /** BaseStation writes -1 for true, some feeders 1. */
  private static @Nullable Boolean flag(String name, String column) throws InvalidValueException {
    return switch (column.strip()) {
      case "" -> null;
      case "-1", "1" -> true;
      case "0" -> false;
      default -> throw new InvalidValueException(WRONG_TYPE, name + " is not -1, 0 or 1");
    };
  }

  /** No hex digit and no number ends with an H, so where one stands it is a mark. */
  private static String withoutH(String column) {
    return endsWithH(column) ? column.substring(0, column.length() - 1) : column;
  }

  private static boolean endsWithH(String column) {
    return column.endsWith("H") || column.endsWith("h");
  }
}
