package io.skysentinel.core.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.skysentinel.core.contract.Slices;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing array of bytes that JSON is written into. */
public final class JsonBytes {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);

  /** No char takes more bytes than a control character's backslash, u and four digits. */
  private static final int MAX_BYTES_PER_CHAR = 6;

  private byte[] bytes;
  private int length;

  /** An empty one with room for {@code capacity} bytes. */
  public JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** Single quotes stand for double ones, so that keys in the code can be read. */
  public static byte[] ascii(String template) {
    return template.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
  }

  /** Appends what was written so far to {@code out}. */
  public void copyTo(Slices.Builder out) {
    out.write(bytes, 0, length);
  }

  /** How many bytes were written so far. */
  public int length() {
    return length;
  }

  /** Forgets what was written and keeps the room. */
  public void clear() {
    length = 0;
  }

  /** What was written so far, in a fresh array. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** What was written so far, after {@code prefix}, in a fresh array. */
  public byte[] after(byte[] prefix) {
    byte[] whole = new byte[prefix.length + length];
    System.arraycopy(prefix, 0, whole, 0, prefix.length);
    System.arraycopy(bytes, 0, whole, prefix.length, length);
    return whole;
  }

  /** These bytes as they are. */
  public JsonBytes raw(byte[] ascii) {
    return raw(ascii, 0, ascii.length);
  }

  /** A part of an array that holds JSON already. */
  public JsonBytes raw(byte[] json, int from, int to) {
    reserve(to - from);
    System.arraycopy(json, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /** One ASCII character as it is. */
  public JsonBytes raw(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** The word for the truth. */
  public JsonBytes bool(boolean value) {
    return raw(value ? TRUE : FALSE);
  }

  /** The word for what is not known. */
  public JsonBytes nothing() {
    return raw(NULL);
  }

  /** The string in quotes, or null; half a surrogate pair becomes the replacement character. */
  public JsonBytes string(@Nullable String text) {
    if (text == null) {
      return nothing();
    }
    int chars = text.length();
    reserve(chars * MAX_BYTES_PER_CHAR + 2);
    bytes[length++] = '"';
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        bytes[length++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < chars
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        codePoint(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        unusual(c);
      }
    }
    bytes[length++] = '"';
    return this;
  }

  /**
   * A number that reads back as the same double, or null when it is not finite: JSON has no word
   * for those.
   */
  public JsonBytes number(double value) {
    if (!Double.isFinite(value)) {
      return nothing();
    }
    reserve(JsonNumbers.MOST_BYTES);
    length = JsonNumbers.write(value, bytes, length);
    return this;
  }

  /** All digits of a whole number. */
  public JsonBytes integer(long value) {
    reserve(JsonNumbers.MOST_BYTES);
    length = NumberOutput.outputLong(value, bytes, length);
    return this;
  }

  private void unusual(char c) {
    if (c == '"' || c == '\\') {
      bytes[length++] = '\\';
      bytes[length++] = (byte) c;
    } else if (c < ' ' || c == 0x7f) {
      bytes[length++] = '\\';
      bytes[length++] = 'u';
      bytes[length++] = '0';
      bytes[length++] = '0';
      bytes[length++] = HEX[c >> 4];
      bytes[length++] = HEX[c & 0xf];
    } else if (Character.isSurrogate(c)) {
      raw(REPLACEMENT);
    } else {
      codePoint(c);
    }
  }

  private void codePoint(int code) {
    if (code < 0x800) {
      bytes[length++] = (byte) (0xc0 | (code >> 6));
    } else if (code < 0x10000) {
      bytes[length++] = (byte) (0xe0 | (code >> 12));
      bytes[length++] = (byte) (0x80 | ((code >> 6) & 0x3f));
    } else {
      bytes[length++] = (byte) (0xf0 | (code >> 18));
      bytes[length++] = (byte) (0x80 | ((code >> 12) & 0x3f));
      bytes[length++] = (byte) (0x80 | ((code >> 6) & 0x3f));
    }
    bytes[length++] = (byte) (0x80 | (code & 0x3f));
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
