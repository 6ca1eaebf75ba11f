package io.skysentinel.platform.config;

/**
 * How often changes leave for the clients.
 *
 * @param intervalMs the shortest time between two frames
 */
public record TickerConfig(int intervalMs) {}
