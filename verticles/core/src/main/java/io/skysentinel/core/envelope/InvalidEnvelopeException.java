package io.skysentinel.core.envelope;

/** Bytes that are no envelope of version 1; the message says what is wrong, in words. */
public final class InvalidEnvelopeException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidEnvelopeException(String message) {
    super(message);
  }
}
