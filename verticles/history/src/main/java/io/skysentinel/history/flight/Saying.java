package io.skysentinel.history.flight;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a flight last, such as where it goes.
 *
 * @param ms when, in Unix milliseconds
 */
record Saying(long ms, String text) {
  private static final int LONGEST = 64;
  private static final Comparator<Saying> ORDER =
      Comparator.comparingLong(Saying::ms).thenComparing(Saying::text);

  /** What an update says, in a form that every table takes; null when it says nothing. */
  static @Nullable Saying of(long ms, @Nullable String text) {
    String known = text == null ? "" : text.replace("\0", "").strip();
    return known.isEmpty()
        ? null
        : new Saying(ms, known.substring(0, Math.min(LONGEST, known.length())));
  }

  /** The later of two. */
  static @Nullable Saying last(@Nullable Saying one, @Nullable Saying other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return ORDER.compare(one, other) < 0 ? other : one;
  }
}
