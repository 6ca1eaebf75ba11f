package io.skysentinel.core.detect;

import org.jspecify.annotations.Nullable;

/**
 * A value that made a rule speak.
 *
 * @param name with its unit: {@code climb_mps}
 * @param number NaN where it is said in words
 * @param text null where it is a number
 */
public record Evidence(String name, double number, @Nullable String text) {

  /** A number, with two places at most. */
  public static Evidence of(String name, double number) {
    return new Evidence(name, Math.rint(number * 100) / 100, null);
  }

  /** Something in words. */
  public static Evidence of(String name, String text) {
    return new Evidence(name, Double.NaN, text);
  }
}
