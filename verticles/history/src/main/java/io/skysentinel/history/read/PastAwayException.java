package io.skysentinel.history.read;

/** Nothing can be asked of the past yet: the database is not there, and health says why. */
public final class PastAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PastAwayException() {
    super("The past cannot be asked yet; /health/ready says why", null, false, false);
  }
}
