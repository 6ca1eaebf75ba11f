/** Processed updates as server-sent events: {@code GET /processed_flights/sse}. */
@NullMarked
package io.skysentinel.detector.stream;

import org.jspecify.annotations.NullMarked;
