/**
 * From the tickers' frames to updates: one {@link io.skysentinel.bridge.frames.Hub} of the node
 * keeps a copy of each shard and tells every event loop of the web server what changed.
 */
@NullMarked
package io.skysentinel.bridge.frames;

import org.jspecify.annotations.NullMarked;
