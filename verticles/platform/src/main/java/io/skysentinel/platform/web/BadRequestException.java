package io.skysentinel.platform.web;

/** Somebody asked for what cannot be understood; the message tells what is wrong with it. */
public final class BadRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadRequestException(String message) {
    super(message);
  }
}
