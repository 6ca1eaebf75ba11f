package io.skysentinel.history.schema;

/** The database has tables that this program must not touch; the message says why. */
public final class SchemaRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaRefusedException(String message) {
    super(message);
  }
}
