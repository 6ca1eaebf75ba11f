/** OpenSky: its questions, its tokens and its quota. */
@NullMarked
package io.skysentinel.poller.feeds.opensky;

import org.jspecify.annotations.NullMarked;
