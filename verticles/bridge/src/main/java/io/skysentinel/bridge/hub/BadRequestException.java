package io.skysentinel.bridge.hub;

/** A client sent what is not of the protocol; the message tells it what is wrong. */
final class BadRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  BadRequestException(String message) {
    super(message);
  }
}
