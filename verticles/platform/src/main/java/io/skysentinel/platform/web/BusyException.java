package io.skysentinel.platform.web;

/** So many others wait for an answer that nobody else may; the message says for what. */
public final class BusyException extends Exception {
  private static final long serialVersionUID = 1;

  public BusyException(String message) {
    super(message, null, false, false);
  }
}
