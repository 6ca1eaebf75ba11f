/** What is known of one aircraft while it is heard: believed reports, smoothed motion, its past. */
@NullMarked
package io.skysentinel.core.detect.track;

import org.jspecify.annotations.NullMarked;
