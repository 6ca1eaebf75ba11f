package io.skysentinel.bridge.questions;

/**
 * Why a client does not get what it wants.
 *
 * @param name a word for programs; {@code access_denied} and some others are the stock bridge's
 * @param code a number for programs, with the meaning that HTTP gives it
 * @param words what a person should read
 */
public record Refusal(String name, int code, String words) {
  private static final int NOT_FOUND = 404;

  /** It is not understood. */
  public static Refusal malformed(String name, String words) {
    return new Refusal(name, 400, words);
  }

  /** It is understood, and nobody may do it. */
  public static Refusal forbidden(String words) {
    return new Refusal("access_denied", 403, words);
  }

  /** There is nothing at that address. */
  public static Refusal unknownAddress(String words) {
    return new Refusal("access_denied", NOT_FOUND, words);
  }

  /** It has more bytes than are read. */
  public static Refusal tooLarge(String words) {
    return new Refusal("too_large", 413, words);
  }

  /** It was done too often, or too fast. */
  public static Refusal tooMany(String name, String words) {
    return new Refusal(name, 429, words);
  }

  /** It cannot be answered now; asking again may help. */
  public static Refusal unavailable(String words) {
    return new Refusal("unavailable", 503, words);
  }

  /** Whoever keeps the past says no, with that code. */
  public static Refusal ofHistory(int code, String words) {
    return switch (code) {
      case 400 -> malformed("invalid_body", words);
      case 503 -> unavailable(words);
      default -> new Refusal("failed", code, words);
    };
  }

  /** Vert.x's name for it: whether anybody answers there at all. */
  public String failureType() {
    return code == NOT_FOUND ? "NO_HANDLERS" : "RECIPIENT_FAILURE";
  }
}
