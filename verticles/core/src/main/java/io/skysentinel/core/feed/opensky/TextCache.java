package io.skysentinel.core.feed.opensky;

import org.jspecify.annotations.Nullable;

/**
 * Texts seen lately, so that the same country, address or callsign is the same string from poll to
 * poll. Nearly every text of an answer was in the one before.
 *
 * <p>Each text has one place, and a newcomer takes it over: bounded, and no book-keeping. Several
 * threads may share it without a lock, because strings are immutable and a lost entry is only made
 * again.
 */
final class TextCache {
  private static final int PLACES = 1 << 16;
  private static final int MAX_LENGTH = 32;

  private final @Nullable String[] places = new @Nullable String[PLACES];

  /** The characters as a string. */
  String get(char[] chars, int from, int length) {
    if (length > MAX_LENGTH) {
      return new String(chars, from, length);
    }
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + chars[from + i];
    }
    // Spreads the high bits, which alone tell callsigns of one airline apart in short ones.
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    String known = places[place];
    if (known != null && known.length() == length && same(known, chars, from)) {
      return known;
    }
    String fresh = new String(chars, from, length);
    places[place] = fresh;
    return fresh;
  }

  private static boolean same(String known, char[] chars, int from) {
    for (int i = 0; i < known.length(); i++) {
      if (known.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}
