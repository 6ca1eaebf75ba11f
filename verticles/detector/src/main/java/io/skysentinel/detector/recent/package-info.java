/** The anomalies that are open or recent, kept in memory, and {@code GET /anomalies}. */
@NullMarked
package io.skysentinel.detector.recent;

import org.jspecify.annotations.NullMarked;
