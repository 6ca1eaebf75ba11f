package io.skysentinel.history;

/** A text is no address of a database; the message says what would be, and shows nothing of it. */
final class BadDatabaseUrlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadDatabaseUrlException(String expected) {
    super(expected);
  }
}
