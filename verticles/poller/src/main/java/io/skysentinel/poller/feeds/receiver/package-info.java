/** Receivers of one antenna, and networks of them that answer in the same words. */
@NullMarked
package io.skysentinel.poller.feeds.receiver;

import org.jspecify.annotations.NullMarked;
