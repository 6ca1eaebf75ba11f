/** The way into the durable log: topics, the bounded buffer, the producer. */
@NullMarked
package io.skysentinel.poller.log;

import org.jspecify.annotations.NullMarked;
