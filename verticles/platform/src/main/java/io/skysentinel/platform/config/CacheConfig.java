package io.skysentinel.platform.config;

/**
 * What is known of each aircraft.
 *
 * @param staleSeconds after so much silence it is removed
 */
public record CacheConfig(int staleSeconds) {}
