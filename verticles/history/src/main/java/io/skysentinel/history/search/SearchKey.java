package io.skysentinel.history.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer ends, so that the next one goes on behind it whatever is added meanwhile.
 *
 * @param isNearly whether what was asked for has been told, and what is nearly the same follows
 * @param firstSeen of the flight that was told last, in Unix seconds; as the id infinite before the
 *     first one
 */
public record SearchKey(boolean isNearly, double firstSeen, long id) {
  /** Before all flights. */
  static final SearchKey BEGIN = beginOf(false);

  private static final Pattern FORM =
      Pattern.compile("([01]);(-?[0-9.E]{1,30}|Infinity);(-?\\d{1,18})");

  static SearchKey beginOf(boolean isNearly) {
    return new SearchKey(isNearly, Double.POSITIVE_INFINITY, 0);
  }

  boolean isBegin() {
    return firstSeen == Double.POSITIVE_INFINITY;
  }

  /** What stands in an answer, and says nothing to anybody. */
  public String token() {
    String text = "%d;%s;%d".formatted(isNearly ? 1 : 0, firstSeen, id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** Reads one that was told; empty when it never was. */
  public static Optional<SearchKey> read(@Nullable String token) {
    if (token == null) {
      return Optional.of(BEGIN);
    }
    try {
      Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(token), UTF_8));
      if (form.matches()) {
        return Optional.of(
            new SearchKey(
                form.group(1).equals("1"),
                Double.parseDouble(form.group(2)),
                Long.parseLong(form.group(3))));
      }
    } catch (IllegalArgumentException e) {
      // Neither is it one.
    }
    return Optional.empty();
  }
}
