@NullMarked
package io.skysentinel.poller.feeds.receiver;

import org.jspecify.annotations.NullMarked;
