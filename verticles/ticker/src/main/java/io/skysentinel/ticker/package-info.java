/** Frames of what changes: at most one an interval for each shard. */
@NullMarked
package io.skysentinel.ticker;

import org.jspecify.annotations.NullMarked;
