/**
 * The bytes that clients and other nodes get: messages in JSON, MessagePack and compact bytes, and
 * back.
 *
 * <p>The format is specified in docs/protocol.md; golden bytes stand in fixtures/protocol.
 */
@NullMarked
package io.skysentinel.core.wire;

import org.jspecify.annotations.NullMarked;
