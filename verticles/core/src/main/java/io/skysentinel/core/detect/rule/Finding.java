package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import java.util.List;

/** What a rule has to say of what it sees. */
record Finding(Severity severity, double confidence, String text, List<Evidence> evidence) {

  Finding(Severity severity, double confidence, String text, Evidence... evidence) {
    this(severity, confidence, text, List.of(evidence));
  }

  /** What was severe once stays so until it is over. */
  Finding with(Severity severityBefore) {
    return new Finding(severityBefore, confidence, text, evidence);
  }
}
