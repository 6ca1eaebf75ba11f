package io.skysentinel.history.search;

/**
 * How much is heard in an hour of the day.
 *
 * @param hour 0 to 23, in UTC
 * @param updates in the mean
 */
public record HourCount(int hour, double updates) {}
