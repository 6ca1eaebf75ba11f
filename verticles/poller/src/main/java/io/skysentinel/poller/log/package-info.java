/**
 * The way into the durable log, one way: {@link io.skysentinel.poller.log.BatchBuffer} takes the
 * batches of the feeds, {@link io.skysentinel.poller.log.RecordSender} sends them, and what the
 * broker confirms makes room in the buffer.
 */
@NullMarked
package io.skysentinel.poller.log;

import org.jspecify.annotations.NullMarked;
