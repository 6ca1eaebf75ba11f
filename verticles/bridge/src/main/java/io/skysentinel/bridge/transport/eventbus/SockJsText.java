package io.skysentinel.bridge.transport.eventbus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * SockJS carries a message as a string within JSON. All that is not ASCII is escaped, as SockJS
 * asks and vertx-web does: browsers of old stumble over some of it.
 */
final class SockJsText {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** A quote takes two bytes, and about one byte in ten of our JSON is a quote. */
  private static final double USUAL_GROWTH = 1.3;

  private SockJsText() {}

  /** The inside of a JSON string that holds this text, which is UTF-8 without errors. */
  static byte[] escape(byte[] text) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream((int) (text.length * USUAL_GROWTH) + Long.BYTES);
    int plainFrom = 0;
    int at = 0;
    while (at < text.length) {
      byte b = text[at];
      if (b >= ' ' && b != '"' && b != '\\') {
        at++;
        continue;
      }
      out.write(text, plainFrom, at - plainFrom);
      at = b < 0 ? escapeWide(text, at, out) : escapeNarrow(text, at, out);
      plainFrom = at;
    }
    out.write(text, plainFrom, at - plainFrom);
    return out.toByteArray();
  }

  private static int escapeNarrow(byte[] text, int at, ByteArrayOutputStream out) {
    byte b = text[at];
    int shortForm =
        switch (b) {
          case '"', '\\' -> b;
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\b' -> 'b';
          case '\f' -> 'f';
          default -> 0;
        };
    if (shortForm == 0) {
      unit(b, out);
    } else {
      out.write('\\');
      out.write(shortForm);
    }
    return at + 1;
  }

  /** A character of two to four bytes: one or two UTF-16 units. */
  private static int escapeWide(byte[] text, int at, ByteArrayOutputStream out) {
    int b = text[at] & 0xff;
    int length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
    int code = b & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      code = code << 6 | (text[at + i] & 0x3f);
    }
    for (char unit : Character.toChars(code)) {
      unit(unit, out);
    }
    return at + length;
  }

  private static void unit(int unit, ByteArrayOutputStream out) {
    out.write('\\');
    out.write('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.write(HEX[unit >> shift & 0xf]);
    }
  }
}
