package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.bridge.questions.Refusal;
import io.skysentinel.bridge.questions.Reply;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.bridge.updates.Framing;
import io.skysentinel.bridge.updates.MessageKind;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.wire.Messages;

/**
 * The answer to a question at its reply address. Askers of the same differ in that address only:
 * the shared part, which is nearly all of it, is neither made nor copied for each.
 */
record BusReply(BusFraming framing, String replyAddress) implements Reply {

  /** Snapshots with a comma behind each, and nothing else. */
  private record Elements(BusFraming framing) implements Framing {
    @Override
    public ByteBuf frame(MessageKind kind, byte[] message) {
      if (kind != MessageKind.SNAPSHOT) {
        return Unpooled.EMPTY_BUFFER;
      }
      byte[] inside = framing.inside(message);
      return Unpooled.directBuffer(inside.length + 1, inside.length + 1)
          .writeBytes(inside)
          .writeByte(',');
    }
  }

  @Override
  public Encoding elements() {
    return new Encoding(Messages.JSON, new Elements(framing));
  }

  @Override
  public ByteBuf body(byte[] before, ByteBuf shared, byte[] after) {
    // The last comma is one too many.
    int size = Math.max(0, shared.readableBytes() - 1);
    byte[] head = BusMessages.receivedHead(replyAddress);
    return framing.message(
        new JsonBytes(head.length + before.length).raw(head).raw(before).toByteArray(),
        shared.slice(shared.readerIndex(), size),
        new JsonBytes(after.length + 1).raw(after).raw('}').toByteArray());
  }

  @Override
  public ByteBuf refusal(Refusal refusal) {
    return framing.message(BusMessages.failed(replyAddress, refusal));
  }
}
