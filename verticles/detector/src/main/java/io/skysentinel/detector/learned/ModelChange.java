package io.skysentinel.detector.learned;

/** What becomes of models, as it is counted. */
public enum ModelChange {
  /** The log has what it knows. */
  SAVED,
  /** The log did not take it, or it was too large. */
  FAILED,
  /** It goes on from what was kept. */
  RESTORED,
  /** What was kept cannot be read, or is of a version that this program does not know. */
  SKIPPED,
  /** It drifts, and another one learns beside it. */
  RETRAINED,
  /** The other one was better and has taken its place. */
  SWAPPED,
  /** The other one was not better and is gone. */
  DROPPED
}
