package io.skysentinel.history.read;

/** Too many ask of the past at once: it can be asked again in a while. */
public final class PastBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PastBusyException(int waiting) {
    super("%d questions of the past wait to be answered already".formatted(waiting));
  }
}
