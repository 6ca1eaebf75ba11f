/** The poller: feeds in, batches into the log. */
@NullMarked
package io.skysentinel.poller;

import org.jspecify.annotations.NullMarked;
