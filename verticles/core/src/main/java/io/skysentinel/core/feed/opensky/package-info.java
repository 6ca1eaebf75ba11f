/** OpenSky's answers as states. */
@NullMarked
package io.skysentinel.core.feed.opensky;

import org.jspecify.annotations.NullMarked;
