/** Feeds that ask over HTTP, again and again; what differs between them is a {@code Polling}. */
@NullMarked
package io.skysentinel.poller.feeds.polled;

import org.jspecify.annotations.NullMarked;
