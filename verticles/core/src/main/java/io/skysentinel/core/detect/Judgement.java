package io.skysentinel.core.detect;

import java.util.List;

/** What came of one update. */
public record Judgement(ProcessedUpdate processed, List<AnomalyEvent> events) {

  public Judgement {
    events = List.copyOf(events);
  }
}
