package io.skysentinel.simulator;

/**
 * What really happened to a simulated aircraft: the label that a detector is judged by.
 *
 * @param startUnix when it began, in seconds
 * @param endUnix when it was over, in seconds
 * @param detail a short sentence for people
 */
public record TruthEvent(
    String icao24,
    String callsign,
    EventKind kind,
    double startUnix,
    double endUnix,
    String detail) {}
