/**
 * WebSockets: the live protocol at {@code /ws/flights}, in all its encodings, and how any WebSocket
 * of ours is read and written.
 */
@NullMarked
package io.skysentinel.bridge.transport.websocket;

import org.jspecify.annotations.NullMarked;
