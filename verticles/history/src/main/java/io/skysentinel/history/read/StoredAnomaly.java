package io.skysentinel.history.read;

/**
 * What was said last of an anomaly.
 *
 * @param tStart when it began, in Unix seconds
 * @param tLast when it ended, or when something was said of it last
 * @param json the event in the form that the log has
 */
public record StoredAnomaly(
    AnomalySearch.Place place, String icao24, double tStart, double tLast, String json) {}
