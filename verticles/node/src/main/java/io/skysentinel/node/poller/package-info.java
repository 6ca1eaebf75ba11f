/** The poller: feeds in, batches into the log. */
@NullMarked
package io.skysentinel.node.poller;

import org.jspecify.annotations.NullMarked;
