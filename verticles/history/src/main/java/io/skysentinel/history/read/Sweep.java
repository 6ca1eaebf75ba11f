package io.skysentinel.history.read;

import io.skysentinel.core.envelope.EnvelopeReader.Told;

/**
 * Makes something of all that was heard in a time, of which it keeps little: it is shown one
 * stretch after the other, on threads where nobody waits, never on two at once.
 */
public interface Sweep {

  /** One update; those of a stretch come in no order. */
  void heard(Told told);

  /**
   * All of a stretch was shown, and all that follows was heard later.
   *
   * @return whether more is wanted
   */
  boolean stretchEnds();
}
