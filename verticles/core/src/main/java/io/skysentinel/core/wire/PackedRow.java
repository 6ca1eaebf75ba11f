package io.skysentinel.core.wire;

import static io.skysentinel.core.wire.QuantizedFlight.LAST_CONTACT;
import static io.skysentinel.core.wire.QuantizedFlight.LAT;
import static io.skysentinel.core.wire.QuantizedFlight.LON;
import static io.skysentinel.core.wire.QuantizedFlight.NOTHING;
import static io.skysentinel.core.wire.QuantizedFlight.NUMBERS;
import static io.skysentinel.core.wire.QuantizedFlight.TEXTS;
import static io.skysentinel.core.wire.QuantizedFlight.UNKNOWN;
import static io.skysentinel.core.wire.QuantizedFlight.zeroIfUnknown;

import io.skysentinel.core.contract.Slices;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One aircraft of a frame in MessagePack: the difference to what the reader holds.
 *
 * <p>A row is the small id, a bitmap of what changed, the last contact, and what changed in the
 * order of the bits. What moves all the time has the seven lowest bits, so that a flying aircraft's
 * bitmap is one byte. A whole row is the difference to nothing, with the address. Rows say nothing
 * of their neighbours, so frames are cut and joined between them.
 */
public final class PackedRow {
  /** Bit 0 stands for latitude and longitude together; so a number's bit is its index less one. */
  private static final int POSITION = 1;

  private static final int WHOLE = 1 << 7;
  private static final int FIRST_TEXT = 11;
  private static final int BITS = FIRST_TEXT + TEXTS;

  private static final int ADDRESS_DIGITS = 6;

  private PackedRow() {}

  /** A row that was read: which aircraft, and what is known of it now. */
  public record Read(int id, QuantizedFlight flight) {}

  /**
   * Appends a row.
   *
   * @param before what the reader holds, {@code null} when nothing: then the row is whole
   */
  static void write(
      int id, @Nullable QuantizedFlight before, QuantizedFlight after, Slices.Builder out) {
    QuantizedFlight base = before == null ? NOTHING : before;
    int changed = changed(base, after);
    Varint.write(out, id);
    Varint.write(out, before == null ? changed | WHOLE : changed);
    if (before == null) {
      writeAddress(after.icao24, out);
    }
    writeNumber(LAST_CONTACT, base, after, out);
    if ((changed & POSITION) != 0) {
      writeNumber(LAT, base, after, out);
      if (after.numbers[LAT] != UNKNOWN) {
        writeNumber(LON, base, after, out);
      }
    }
    for (int i = LON + 1; i < NUMBERS; i++) {
      if ((changed & bit(i)) != 0) {
        writeNumber(i, base, after, out);
      }
    }
    for (int i = 0; i < TEXTS; i++) {
      if ((changed & (1 << (FIRST_TEXT + i))) != 0) {
        Varint.writeText(out, after.texts[i]);
      }
    }
  }

  /**
   * The next row.
   *
   * @param held what the reader holds under an id, {@code null} when nothing
   */
  public static Read read(ByteReader in, IntFunction<@Nullable QuantizedFlight> held)
      throws InvalidMessageException {
    int id = in.number(Integer.MAX_VALUE);
    int changed = in.number((1 << BITS) - 1);
    boolean whole = (changed & WHOLE) != 0;
    QuantizedFlight base = whole ? NOTHING : held.apply(id);
    if (base == null) {
      throw new InvalidMessageException("a row changes aircraft " + id + ", which is not known");
    }
    String icao24 = whole ? readAddress(in) : base.icao24;
    long[] numbers = base.numbers.clone();
    @Nullable String[] texts = base.texts.clone();
    numbers[LAST_CONTACT] = readNumber(LAST_CONTACT, base, in);
    if ((changed & POSITION) != 0) {
      readPosition(base, numbers, in);
    }
    for (int i = LON + 1; i < NUMBERS; i++) {
      if ((changed & bit(i)) != 0) {
        numbers[i] = readNumber(i, base, in);
      }
    }
    for (int i = 0; i < TEXTS; i++) {
      if ((changed & (1 << (FIRST_TEXT + i))) != 0) {
        texts[i] = in.text();
      }
    }
    return new Read(id, new QuantizedFlight(icao24, numbers, texts));
  }

  /** The last contact has no bit: it is always there. */
  private static int bit(int number) {
    return number == LAST_CONTACT ? 0 : 1 << (number - 1);
  }

  private static int changed(QuantizedFlight before, QuantizedFlight after) {
    int changed = 0;
    if (before.numbers[LAT] != after.numbers[LAT] || before.numbers[LON] != after.numbers[LON]) {
      changed |= POSITION;
    }
    for (int i = LON + 1; i < NUMBERS; i++) {
      if (before.numbers[i] != after.numbers[i]) {
        changed |= bit(i);
      }
    }
    for (int i = 0; i < TEXTS; i++) {
      if (!Objects.equals(before.texts[i], after.texts[i])) {
        changed |= 1 << (FIRST_TEXT + i);
      }
    }
    return changed;
  }

  private static void writeNumber(
      int number, QuantizedFlight before, QuantizedFlight after, Slices.Builder out) {
    long value = after.numbers[number];
    if (value == UNKNOWN) {
      out.write(0);
    } else {
      Varint.write(out, Varint.zigzag(value - zeroIfUnknown(before.numbers[number])) + 1);
    }
  }

  private static long readNumber(int number, QuantizedFlight before, ByteReader in)
      throws InvalidMessageException {
    long code = in.number();
    if (code == 0) {
      return UNKNOWN;
    }
    long value = zeroIfUnknown(before.numbers[number]) + Varint.unzigzag(code - 1);
    if (Math.abs(value) > QuantizedFlight.MAX_READ) {
      throw new InvalidMessageException("a row has a number that no row can have");
    }
    return value;
  }

  private static void readPosition(QuantizedFlight before, long[] numbers, ByteReader in)
      throws InvalidMessageException {
    numbers[LAT] = readNumber(LAT, before, in);
    numbers[LON] = numbers[LAT] == UNKNOWN ? UNKNOWN : readNumber(LON, before, in);
    if (numbers[LAT] != UNKNOWN && numbers[LON] == UNKNOWN) {
      throw new InvalidMessageException("a row has a latitude without a longitude");
    }
  }

  /** Six hex digits, and whether the tilde stands before them, in four bytes; else as text. */
  private static void writeAddress(String icao24, Slices.Builder out) {
    boolean tilde = icao24.startsWith("~");
    int address = hex(icao24, tilde ? 1 : 0);
    if (address < 0) {
      out.write(0);
      Varint.writeText(out, icao24);
    } else {
      Varint.write(out, 1 + address * 2L + (tilde ? 1 : 0));
    }
  }

  private static String readAddress(ByteReader in) throws InvalidMessageException {
    int code = in.number(1 << (4 * ADDRESS_DIGITS + 1));
    if (code == 0) {
      String text = in.text();
      if (text == null || text.isEmpty()) {
        throw new InvalidMessageException("a row has no address");
      }
      return text;
    }
    String digits = HexFormat.of().toHexDigits((code - 1) >> 1, ADDRESS_DIGITS);
    return (code & 1) == 1 ? digits : "~" + digits;
  }

  /** The number that six lower-case hex digits at the end stand for, -1 when they do not. */
  private static int hex(String text, int from) {
    if (text.length() - from != ADDRESS_DIGITS) {
      return -1;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return -1;
      }
    }
    return HexFormat.fromHexDigits(text, from, text.length());
  }
}
