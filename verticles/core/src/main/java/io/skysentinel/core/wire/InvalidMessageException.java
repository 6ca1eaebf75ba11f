package io.skysentinel.core.wire;

/** Bytes that are no message of the protocol; the message says what is wrong, in words. */
public final class InvalidMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidMessageException(String message) {
    super(message);
  }
}
