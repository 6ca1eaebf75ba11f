package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.Messages;
import java.util.List;

/**
 * How bytes look to one kind of client. Clients with equal encodings share their bytes.
 *
 * @param messages in what a message is written
 * @param framing what goes around each message on this kind of connection; one object of each kind
 */
public record Encoding(Messages messages, Framing framing) {

  /** A sign of life. */
  public ByteBuf heartbeat(long t, List<Stand> stands) {
    return framing.frame(MessageKind.HEARTBEAT, messages.heartbeat(t, stands));
  }

  /** What the client did wrong. */
  public ByteBuf error(String code, String message) {
    return framing.frame(MessageKind.ERROR, messages.error(code, message));
  }
}
