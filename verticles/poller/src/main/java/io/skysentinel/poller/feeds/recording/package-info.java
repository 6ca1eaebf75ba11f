/** Recordings, read ahead and played at their pace. */
@NullMarked
package io.skysentinel.poller.feeds.recording;

import org.jspecify.annotations.NullMarked;
