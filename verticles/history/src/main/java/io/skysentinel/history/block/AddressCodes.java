package io.skysentinel.history.block;

/**
 * Aircraft addresses as numbers: six hex digits are themselves, those behind a {@code ~} come after
 * all of them, and what is no address at all stands in the block's texts.
 */
final class AddressCodes {
  static final long FIRST_OTHER = 1 << 24;
  static final long FIRST_TEXT = 1 << 25;

  private static final int DIGITS = 6;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private AddressCodes() {}

  static long codeOf(String icao24, TextTable texts) {
    int from = icao24.startsWith("~") ? 1 : 0;
    boolean isAddress = icao24.length() == from + DIGITS;
    long code = 0;
    for (int i = from; isAddress && i < icao24.length(); i++) {
      int digit = digit(icao24.charAt(i));
      isAddress = digit >= 0;
      code = (code << 4) | digit;
    }
    if (isAddress) {
      return from == 0 ? code : FIRST_OTHER + code;
    }
    return FIRST_TEXT + texts.number(icao24) - 1;
  }

  static String addressOf(long code, String[] texts) throws BadBlockException {
    if (code < 0 || code - FIRST_TEXT >= texts.length) {
      throw new BadBlockException("an aircraft has no address");
    }
    if (code >= FIRST_TEXT) {
      return texts[(int) (code - FIRST_TEXT)];
    }
    int from = code >= FIRST_OTHER ? 1 : 0;
    char[] chars = new char[from + DIGITS];
    chars[0] = '~';
    for (int i = 0; i < DIGITS; i++) {
      chars[from + i] = HEX[(int) (code >>> (4 * (DIGITS - 1 - i))) & 0xf];
    }
    return new String(chars);
  }

  /** Lower case only: the others are texts, and come back as they were. */
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }
}
