@NullMarked
package io.skysentinel.poller.feeds.recording;

import org.jspecify.annotations.NullMarked;
