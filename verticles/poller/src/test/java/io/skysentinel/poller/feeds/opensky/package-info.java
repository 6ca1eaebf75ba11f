@NullMarked
package io.skysentinel.poller.feeds.opensky;

import org.jspecify.annotations.NullMarked;
