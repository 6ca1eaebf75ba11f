package io.skysentinel.platform.config.text;

/** A file that the configuration names cannot be used; the message says which, and why. */
public final class UnusableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause nothing that quotes a secret: a log may show it
   */
  public UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
