package io.skysentinel.history.ask.track;

import java.nio.charset.StandardCharsets;

/** Texts in XML 1.0: what a stranger's transponder says stays text. */
final class XmlText {
  private static final double DIGITS = 1e7;

  private XmlText() {}

  /** The text as the content of an element; what cannot stand in XML is a question mark. */
  static byte[] escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            default -> out.appendCodePoint(isAllowed(c) ? c : '?');
          }
        });
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A number without an exponent, which XML's decimals do not have; a centimetre's digits. */
  static double decimal(double value) {
    return Math.rint(value * DIGITS) / DIGITS;
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
