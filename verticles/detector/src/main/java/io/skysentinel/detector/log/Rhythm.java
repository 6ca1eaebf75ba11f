package io.skysentinel.detector.log;

import java.util.function.IntSupplier;

/**
 * How a detector goes about its work; asked each time.
 *
 * @param commitMs how long what is no anomaly may wait until it is told
 * @param rebuildMinutes how much of the log is read again for what a judge has to know
 */
public record Rhythm(IntSupplier commitMs, IntSupplier rebuildMinutes) {}
