package io.skysentinel.history.block;

/** Bytes that are no block, or none that can be read here; the message says why, in words. */
public final class BadBlockException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadBlockException(String message) {
    super(message);
  }
}
