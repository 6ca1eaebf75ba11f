package io.skysentinel.history.flight;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pieces of three characters of a callsign, its beginning and its end marked: callsigns that
 * are nearly the same have some in common.
 */
public final class CallsignGrams {
  private static final int LENGTH = 3;

  private static final Pattern USUAL = Pattern.compile("[A-Z0-9]{2,10}");

  private CallsignGrams() {}

  /** Whether it is one that may be found by them. */
  public static boolean hasAny(String callsign) {
    return USUAL.matcher(callsign.toUpperCase(Locale.ROOT)).matches();
  }

  public static Set<String> of(String callsign) {
    String marked = "^" + callsign.toUpperCase(Locale.ROOT) + "$";
    Set<String> grams = new LinkedHashSet<>();
    for (int i = 0; i + LENGTH <= marked.length(); i++) {
      grams.add(marked.substring(i, i + LENGTH));
    }
    return grams;
  }
}
