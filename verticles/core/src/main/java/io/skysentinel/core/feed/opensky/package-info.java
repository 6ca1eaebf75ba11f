/** OpenSky's {@code /states/all}: its rows and its credits. */
@NullMarked
package io.skysentinel.core.feed.opensky;

import org.jspecify.annotations.NullMarked;
