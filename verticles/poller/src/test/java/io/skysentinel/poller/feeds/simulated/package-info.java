@NullMarked
package io.skysentinel.poller.feeds.simulated;

import org.jspecify.annotations.NullMarked;
