/** WebSockets: the live protocol at {@code /ws/flights}, in all its encodings. */
@NullMarked
package io.skysentinel.bridge.transport.websocket;

import org.jspecify.annotations.NullMarked;
