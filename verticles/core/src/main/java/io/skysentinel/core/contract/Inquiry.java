package io.skysentinel.core.contract;

/**
 * A place on the event bus where something is asked that has to be said: its name, what is asked
 * and what is answered.
 *
 * <p>Bodies are records that travel as JSON between nodes and are shared as they are within one.
 */
public record Inquiry<Q, A>(String name, Class<Q> question, Class<A> answer) {}
