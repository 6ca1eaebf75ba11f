package io.skysentinel.platform.bus;

/** What became of a question on the bus. */
public sealed interface Answer<T> {

  /** The answer itself. */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * There is none now; asking again a moment later may help.
   *
   * @param cause why
   * @param reason the same in words
   */
  record None<T>(Cause cause, String reason) implements Answer<T> {}

  /** Why there is no answer. */
  enum Cause {
    /** Nobody answers at that address now. */
    NOBODY,
    /** Who was asked may be gone, or is slow. */
    TIMEOUT,
    /** Who was asked says no. */
    REFUSED,
    /** What came is not understood: the other node may be of another version. */
    UNREADABLE
  }
}
