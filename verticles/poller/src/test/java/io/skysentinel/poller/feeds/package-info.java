@NullMarked
package io.skysentinel.poller.feeds;

import org.jspecify.annotations.NullMarked;
