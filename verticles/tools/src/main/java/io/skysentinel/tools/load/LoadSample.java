package io.skysentinel.tools.load;

/**
 * What went on within about a second.
 *
 * @param second since the start
 * @param measured whether it counts: all clients were there
 */
record LoadSample(
    double second,
    boolean measured,
    long connected,
    long ready,
    double messagesPerSecond,
    double bytesPerSecond,
    double p50,
    double p99,
    double max,
    long troubles) {}
