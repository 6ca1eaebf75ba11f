package io.skysentinel.node;

import org.jspecify.annotations.Nullable;

/** The node cannot start; the message says why and what to do, and is all that the user sees. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String message) {
    super(message);
  }

  public StartupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
