package io.skysentinel.history.ask.stream;

/** What a player has to know of the past to go on. */
sealed interface PastQuestion {

  /** From when to when anything is known. */
  record OfSpan() implements PastQuestion {}

  /**
   * The sky at an instant.
   *
   * @param wish which of the client's wishes it is for: the answer to an older one is of no use
   */
  record OfSky(int wish, double t) implements PastQuestion {}

  /** What was heard from one time up to another. */
  record OfUpdates(int wish, double from, double to) implements PastQuestion {}
}
