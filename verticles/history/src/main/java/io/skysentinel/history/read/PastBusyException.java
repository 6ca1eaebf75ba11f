package io.skysentinel.history.read;

/** Too many ask of the past at once: it can be asked again in a while. */
public final class PastBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PastBusyException(int waiting) {
    super("Too many ask of the past: %d questions wait already".formatted(waiting));
  }
}
