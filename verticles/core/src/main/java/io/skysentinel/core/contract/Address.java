package io.skysentinel.core.contract;

/**
 * A place on the event bus: its name and what is said there.
 *
 * <p>Bodies are records that travel as JSON between nodes and are shared as they are within one.
 */
public record Address<T>(String name, Class<T> type) {}
