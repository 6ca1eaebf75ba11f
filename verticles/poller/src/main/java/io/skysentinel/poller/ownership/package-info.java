/**
 * Which node runs which feed: {@link io.skysentinel.poller.ownership.FeedOwnership} asks the log,
 * which also refuses the records of a node that has lost a feed without knowing it.
 */
@NullMarked
package io.skysentinel.poller.ownership;

import org.jspecify.annotations.NullMarked;
