package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.bridge.hub.Encoding;
import io.skysentinel.bridge.hub.Framing;
import io.skysentinel.bridge.hub.News;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;

/**
 * The answer to a question for a snapshot. All askers of a view share the snapshots, which are
 * nearly all of it, and differ in the address that they want the answer at.
 */
record AnswerFraming(Carriage carriage) implements Framing {
  private static final byte[] SHARDS = JsonBytes.ascii("{'shards':[");
  private static final byte[] END = JsonBytes.ascii("]}}");

  /** Every snapshot with a comma behind it: the last one is one too many. */
  @Override
  public ByteBuf frame(Kind kind, int tile, byte[] message) {
    if (kind != Kind.SNAPSHOT) {
      return Unpooled.EMPTY_BUFFER;
    }
    byte[] inside = carriage.inside(message);
    return Unpooled.directBuffer(inside.length + 1, inside.length + 1)
        .writeBytes(inside)
        .writeByte(',');
  }

  /** The answer for one asker. */
  static ByteBuf answer(Carriage carriage, String replyAddress, View view, News sky) {
    ByteBuf shards = sky.bytes(view, new Encoding(Messages.JSON, new AnswerFraming(carriage)));
    int size = Math.max(0, shards.readableBytes() - 1);
    byte[] head = BusMessages.receivedHead(replyAddress);
    byte[] before = new JsonBytes(head.length + SHARDS.length).raw(head).raw(SHARDS).toByteArray();
    return carriage.message(before, shards.slice(shards.readerIndex(), size), END);
  }
}
