package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flight in the whole numbers and texts that a packed row carries.
 *
 * <p>Differences are taken between these, never between the doubles, so nothing drifts. Two
 * quantities are kept as distances because they move together with another: the geometric altitude
 * above the barometric one, and the age of the position at the last contact.
 *
 * <p>Arrays in the order of the row's bits, so that reading and writing are loops.
 */
public final class QuantizedFlight {
  static final int LAT = 0;
  static final int LON = 1;
  static final int ALTITUDE = 2;
  static final int GEO_ABOVE_ALTITUDE = 3;
  static final int VELOCITY = 4;
  static final int HEADING = 5;
  static final int VERTICAL_RATE = 6;
  static final int POSITION_AGE = 7;
  static final int LAST_CONTACT = 8;
  static final int FLAGS = 9;
  static final int CATEGORY = 10;
  static final int POSITION_SOURCE = 11;
  static final int NUMBERS = 12;

  static final int TEXTS = 8;
  private static final int FEED = 7;

  /** The number of what is not known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Between two numbers that a reader accepts; the difference still fits into 53 bits. */
  static final long MAX_READ = 1L << 50;

  /** Half of it: a distance between two quantities may be twice as large as each. */
  private static final long MAX_WRITTEN = (1L << 49) - 1;

  private static final int ON_GROUND = 1;
  private static final int SPI = 2;

  private static final double DEGREES = 1e5;
  private static final double TENTHS = 10;
  private static final double MILLIS = 1e3;

  /** What a reader holds of an aircraft that it was never told of. */
  static final QuantizedFlight NOTHING = nothing();

  public final String icao24;
  final long[] numbers;
  final @Nullable String[] texts;

  QuantizedFlight(String icao24, long[] numbers, @Nullable String[] texts) {
    this.icao24 = icao24;
    this.numbers = numbers;
    this.texts = texts;
  }

  public static QuantizedFlight of(Flight flight) {
    FlightState state = flight.state();
    return new QuantizedFlight(wellFormed(state.icao24()), numbers(state), texts(flight));
  }

  /** The flight that a client is shown. */
  public Flight flight() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.lat = value(numbers[LAT], DEGREES);
    state.lon = value(numbers[LON], DEGREES);
    state.altitudeM = value(numbers[ALTITUDE], TENTHS);
    state.geoAltitudeM = value(plus(numbers[GEO_ABOVE_ALTITUDE], numbers[ALTITUDE]), TENTHS);
    state.velocityMps = value(numbers[VELOCITY], TENTHS);
    state.headingDeg = value(numbers[HEADING], TENTHS);
    state.verticalRateMps = value(numbers[VERTICAL_RATE], TENTHS);
    state.lastContactUnix = value(numbers[LAST_CONTACT], MILLIS);
    state.timePositionUnix = value(minus(numbers[LAST_CONTACT], numbers[POSITION_AGE]), MILLIS);
    state.onGround = (numbers[FLAGS] & ON_GROUND) != 0;
    state.spi = (numbers[FLAGS] & SPI) != 0;
    state.category = code(numbers[CATEGORY]);
    state.positionSource = code(numbers[POSITION_SOURCE]);
    state.callsign = texts[0];
    state.squawk = texts[1];
    state.originCountry = texts[2];
    state.registration = texts[3];
    state.aircraftType = texts[4];
    state.origin = texts[5];
    state.destination = texts[6];
    return new Flight(state.build(), Objects.requireNonNullElse(texts[FEED], ""));
  }

  private static long[] numbers(FlightState state) {
    long[] numbers = new long[NUMBERS];
    long altitude = quantize(state.altitudeM(), TENTHS);
    long contact = quantize(state.lastContactUnix(), MILLIS);
    numbers[LAT] = quantize(state.lat(), DEGREES);
    numbers[LON] = quantize(state.lon(), DEGREES);
    if (numbers[LAT] == UNKNOWN || numbers[LON] == UNKNOWN) {
      numbers[LAT] = UNKNOWN;
      numbers[LON] = UNKNOWN;
    }
    numbers[ALTITUDE] = altitude;
    numbers[GEO_ABOVE_ALTITUDE] = distance(quantize(state.geoAltitudeM(), TENTHS), altitude);
    numbers[VELOCITY] = quantize(state.velocityMps(), TENTHS);
    numbers[HEADING] = quantize(state.headingDeg(), TENTHS);
    numbers[VERTICAL_RATE] = quantize(state.verticalRateMps(), TENTHS);
    long position = quantize(state.timePositionUnix(), MILLIS);
    numbers[POSITION_AGE] = position == UNKNOWN ? UNKNOWN : zeroIfUnknown(contact) - position;
    numbers[LAST_CONTACT] = contact;
    numbers[FLAGS] = (state.onGround() ? ON_GROUND : 0) | (state.spi() ? SPI : 0);
    numbers[CATEGORY] = number(state.category());
    numbers[POSITION_SOURCE] = number(state.positionSource());
    return numbers;
  }

  private static @Nullable String[] texts(Flight flight) {
    FlightState state = flight.state();
    @Nullable String[] texts = {
      state.callsign(),
      state.squawk(),
      state.originCountry(),
      state.registration(),
      state.aircraftType(),
      state.origin(),
      state.destination(),
      flight.feed()
    };
    for (int i = 0; i < TEXTS; i++) {
      String text = texts[i];
      texts[i] = text == null ? null : wellFormed(text);
    }
    return texts;
  }

  /** The whole number; what no number stands for is not known, what is too large is the largest. */
  private static long quantize(double value, double scale) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    return Math.max(-MAX_WRITTEN, Math.min(MAX_WRITTEN, (long) Math.rint(value * scale)));
  }

  private static double value(long number, double scale) {
    return number == UNKNOWN ? Double.NaN : number / scale;
  }

  private static long distance(long number, long from) {
    return number == UNKNOWN ? UNKNOWN : number - zeroIfUnknown(from);
  }

  private static long plus(long distance, long from) {
    return distance == UNKNOWN ? UNKNOWN : zeroIfUnknown(from) + distance;
  }

  private static long minus(long from, long distance) {
    return distance == UNKNOWN ? UNKNOWN : zeroIfUnknown(from) - distance;
  }

  static long zeroIfUnknown(long number) {
    return number == UNKNOWN ? 0 : number;
  }

  private static long number(int code) {
    return code == FlightState.UNKNOWN ? UNKNOWN : code;
  }

  private static int code(long number) {
    return number == UNKNOWN ? FlightState.UNKNOWN : (int) number;
  }

  /** UTF-8 has no bytes for half a surrogate pair; the JSON has the replacement character too. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int[] codePoints = text.codePoints().map(QuantizedFlight::replaceHalf).toArray();
        return new String(codePoints, 0, codePoints.length);
      }
    }
    return text;
  }

  private static int replaceHalf(int codePoint) {
    boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return half ? '\ufffd' : codePoint;
  }

  private static QuantizedFlight nothing() {
    long[] numbers = new long[NUMBERS];
    java.util.Arrays.fill(numbers, UNKNOWN);
    numbers[FLAGS] = 0;
    return new QuantizedFlight("", numbers, new @Nullable String[TEXTS]);
  }
}
