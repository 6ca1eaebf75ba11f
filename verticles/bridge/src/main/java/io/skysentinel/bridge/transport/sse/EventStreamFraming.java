package io.skysentinel.bridge.transport.sse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.bridge.updates.Framing;
import io.skysentinel.bridge.updates.MessageKind;
import io.skysentinel.core.live.Stand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A server-sent event. JSON has no line breaks, so it is one line of data. */
enum EventStreamFraming implements Framing {
  EVENT;

  @Override
  public ByteBuf frame(MessageKind kind, byte[] message) {
    byte[] head = ("event: " + kind.label() + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
    ByteBuf out = Unpooled.directBuffer(head.length + message.length + 2);
    return out.writeBytes(head).writeBytes(message).writeByte('\n').writeByte('\n');
  }

  /**
   * The first line of the last event: its id, with which a browser resumes. The events before have
   * none, since who has them only does not have all.
   */
  @Override
  public ByteBuf mark(List<Stand> stands) {
    if (stands.isEmpty()) {
      return Unpooled.EMPTY_BUFFER;
    }
    String id =
        stands.stream()
            .map(stand -> stand.shard() + ":" + stand.epoch() + ":" + stand.seq())
            .collect(Collectors.joining(","));
    return Unpooled.copiedBuffer("id: " + id + "\n", StandardCharsets.UTF_8);
  }
}
