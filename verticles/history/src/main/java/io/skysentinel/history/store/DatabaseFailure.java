package io.skysentinel.history.store;

/** Why the database does not do what it is asked, in words. */
public final class DatabaseFailure {
  /**
   * What the client says, which does not know the reason: the connection ends before it is told.
   */
  private static final String NO_TLS = "SSL handshake failed";

  private DatabaseFailure() {}

  public static String words(Throwable failure) {
    String message = failure.getMessage();
    if (NO_TLS.equals(message)) {
      return "no TLS is agreed on: history.database.ca does not vouch for its certificate, or that"
          + " names another host";
    }
    return message == null ? failure.toString() : message;
  }
}
