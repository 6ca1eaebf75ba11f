package io.skysentinel.history.read;

/** From when to when anything is known: the first and the last contact, in Unix seconds. */
public record Span(double from, double to) {}
