/** Server-sent events: the live protocol at {@code /flights/sse}, in one direction. */
@NullMarked
package io.skysentinel.bridge.transport.sse;

import org.jspecify.annotations.NullMarked;
