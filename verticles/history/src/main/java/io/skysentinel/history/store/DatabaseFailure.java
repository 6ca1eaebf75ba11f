package io.skysentinel.history.store;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.regex.Pattern;

/** Why the database does not do what it is asked, in words. */
public final class DatabaseFailure {
  /**
   * What the client says, which does not know the reason: the connection ends before it is told.
   */
  private static final String NO_TLS = "SSL handshake failed";

  /** Which call of the system failed is nothing to who has to start a database. */
  private static final Pattern CALL = Pattern.compile("^\\S+ failed with error\\(-?\\d+\\): ");

  /** What PostgreSQL calls it. */
  private static final String DISK_FULL = "53100";

  private DatabaseFailure() {}

  public static String words(Throwable failure) {
    String message = failure.getMessage();
    if (NO_TLS.equals(message)) {
      return "no TLS is agreed on: history.database.ca does not vouch for its certificate, or that"
          + " names another host";
    }
    if (message != null && failure instanceof ConnectException) {
      return CALL.matcher(message).replaceFirst("").replace(": /", ": ");
    }
    if (failure instanceof PgException refusal && DISK_FULL.equals(refusal.getSqlState())) {
      return "its disk is full: " + refusal.getErrorMessage();
    }
    return message == null ? failure.toString() : message;
  }
}
