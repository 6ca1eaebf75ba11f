package io.skysentinel.bridge.eventbus;

/**
 * Why a browser does not get what it wants.
 *
 * @param body the stock bridge's word for it, which programs compare
 * @param code a number for programs, like HTTP's
 * @param words what a person should read
 */
record Refusal(String body, int code, Type type, String words) {

  /** Vert.x's names for what can happen to a question. */
  enum Type {
    /** Nobody answers at that address. */
    NO_HANDLERS,
    /** Somebody does, and says no. */
    RECIPIENT_FAILURE
  }

  static Refusal denied(String words) {
    return new Refusal("access_denied", 403, Type.RECIPIENT_FAILURE, words);
  }

  static Refusal unknownAddress(String words) {
    return new Refusal("access_denied", 404, Type.NO_HANDLERS, words);
  }

  static Refusal broken(String body, String words) {
    return new Refusal(body, 400, Type.RECIPIENT_FAILURE, words);
  }

  static Refusal unavailable(String words) {
    return new Refusal("unavailable", 503, Type.RECIPIENT_FAILURE, words);
  }

  static Refusal limit(String body, String words) {
    return new Refusal(body, 429, Type.RECIPIENT_FAILURE, words);
  }
}
