/**
 * The clients of the node, of whatever transport: each event loop has one {@link
 * io.skysentinel.bridge.client.ClientLoop}, which keeps its clients in groups that share bytes, has
 * one policy for those that are slow, and answers what they ask.
 */
@NullMarked
package io.skysentinel.bridge.client;

import org.jspecify.annotations.NullMarked;
