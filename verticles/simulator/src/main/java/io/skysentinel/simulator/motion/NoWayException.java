package io.skysentinel.simulator.motion;

/** No way joins the places with turns that wide, or the way is too short: plan something else. */
public final class NoWayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoWayException() {
    // Planning draws again; where it failed is of no interest, so no stack is collected.
    super("no way", null, false, false);
  }
}
