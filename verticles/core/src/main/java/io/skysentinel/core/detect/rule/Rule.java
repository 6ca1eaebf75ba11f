package io.skysentinel.core.detect.rule;

/** Looks at one aircraft for one kind of anomaly, and remembers what it needs of it. */
public interface Rule {

  /** Whether it is asked at all. */
  boolean isEnabled(DetectThresholds thresholds);

  /** A report came that says something new. */
  void look(Moment moment);

  /** What is open in it, or was. */
  Episode episode();
}
