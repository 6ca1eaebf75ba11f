package io.skysentinel.history.search;

/**
 * What was heard on a day.
 *
 * @param day as in 2026-01-02, in UTC
 * @param flights that were heard first on it
 * @param aircraft of these
 */
public record DayCount(String day, long updates, long flights, long aircraft, long anomalies) {}
