package io.skysentinel.history.store;

/** Somebody else has taken a partition over: nothing of what was to be written is. */
public final class ClaimLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClaimLostException(String topic) {
    super("another node reads a partition of %s now that this one had".formatted(topic));
  }
}
