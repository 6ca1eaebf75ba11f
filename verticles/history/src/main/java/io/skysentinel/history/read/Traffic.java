package io.skysentinel.history.read;

/** How much was heard in a stretch of time that begins at {@code from}. */
public record Traffic(long from, long updates, int aircraft) {}
