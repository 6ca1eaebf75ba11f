package io.skysentinel.bridge.rest;

/** A query that cannot be understood; the message tells whoever wrote it what is wrong. */
final class BadQueryException extends Exception {
  private static final long serialVersionUID = 1L;

  BadQueryException(String message) {
    super(message);
  }
}
