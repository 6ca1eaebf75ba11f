/** The kinds of feeds: thin shells that fetch, connect or read, and leave the thinking to core. */
@NullMarked
package io.skysentinel.poller.feeds;

import org.jspecify.annotations.NullMarked;
