@NullMarked
package io.skysentinel.poller.feeds.polled;

import org.jspecify.annotations.NullMarked;
