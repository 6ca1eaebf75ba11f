package io.skysentinel.detector.judging;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.ProcessedUpdate;

/** Takes what a judge says aloud, in order. */
public interface Spoken {

  void processed(ProcessedUpdate update);

  void event(AnomalyEvent event);
}
