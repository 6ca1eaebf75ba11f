package io.skysentinel.tools.evaluate;

import java.util.List;

/**
 * One recording or simulation, played in one way.
 *
 * @param way how: {@code 10 s polls}
 * @param hours of flight
 * @param cpuS what judging it took of one core
 */
record Run(
    String file,
    Traffic traffic,
    String way,
    double hours,
    long updates,
    double cpuS,
    List<Detection> detections,
    List<Label> labels) {}
