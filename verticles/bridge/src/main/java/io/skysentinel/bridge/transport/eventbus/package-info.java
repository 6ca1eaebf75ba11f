/**
 * The event bus for browsers, at {@code /eventbus}: SockJS and Vert.x's bridge protocol, as the
 * official clients speak them.
 *
 * <p>Our own, because the stock bridge writes each message anew for each socket and never asks
 * whether the socket keeps up.
 */
@NullMarked
package io.skysentinel.bridge.transport.eventbus;

import org.jspecify.annotations.NullMarked;
