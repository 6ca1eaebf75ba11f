/**
 * From the tickers' frames to the clients. One {@link io.skysentinel.bridge.hub.Hub} of the node
 * keeps a copy of each shard; each event loop of the web server tells its own clients, with bytes
 * that are made once for all of them.
 */
@NullMarked
package io.skysentinel.bridge.hub;

import org.jspecify.annotations.NullMarked;
