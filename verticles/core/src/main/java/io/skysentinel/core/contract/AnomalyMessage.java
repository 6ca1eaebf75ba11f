package io.skysentinel.core.contract;

/**
 * What is said of one anomaly.
 *
 * @param json the event as it stands in the log
 */
public record AnomalyMessage(String json) {}
