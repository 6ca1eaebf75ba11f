/** What is said of the sky beyond what was heard: anomalies, smoothed updates, and who says it. */
@NullMarked
package io.skysentinel.core.detect;

import org.jspecify.annotations.NullMarked;
