package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.Verdict;
import java.util.List;

/**
 * What a rule is shown: an aircraft, when, and where to say what it finds.
 *
 * @param verdict what was believed of the last report
 * @param unix by the aircraft's own clock
 * @param logMs by the log's
 */
public record Moment(
    AircraftTrack track,
    Verdict verdict,
    double unix,
    long logMs,
    DetectThresholds thresholds,
    List<AnomalyEvent> said) {}
