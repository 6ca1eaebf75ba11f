package io.skysentinel.platform.socket;

/**
 * How much a client may send.
 *
 * @param perSecond how many messages
 * @param maxBytes how large each may be
 */
public record MessageLimits(int perSecond, int maxBytes) {}
