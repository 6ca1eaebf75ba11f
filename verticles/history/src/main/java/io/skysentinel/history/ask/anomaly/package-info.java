/** What is asked of the anomalies of the past. */
@NullMarked
package io.skysentinel.history.ask.anomaly;

import org.jspecify.annotations.NullMarked;
