package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Tiles;

/**
 * Heads of the protocol's JSON messages, also inside the {@code body} of an event-bus message. The
 * members before the first list of flights may stand in any order; reading ends at that list.
 */
final class JsonHeads implements HeadReader {

  @Override
  public boolean read(ByteBuf in, int from, int to, Head head) {
    head.clear();
    try {
      JsonCursor cursor = new JsonCursor(in, from, to);
      cursor.expect('{');
      members(cursor, head);
      head.completePrev();
      return head.isWhole();
    } catch (UnexpectedByteException e) {
      return false;
    }
  }

  private static void members(JsonCursor cursor, Head head) throws UnexpectedByteException {
    while (cursor.startsMember()) {
      switch (cursor.name()) {
        case "type" -> head.type = type(cursor.text());
        case "shard" -> head.shard = (int) cursor.integer();
        case "epoch" -> {
          head.epoch = cursor.textHash();
          head.gone = head.epoch == EpochHash.GONE;
        }
        case "seq" -> head.seq = cursor.integer();
        case "t" -> head.t = cursor.integer();
        case "prev" -> head.prev = cursor.integer();
        case "view" -> head.tile = Tiles.parse(cursor.text());
        // On the event bus each tile has an address, and what is said there is of that tile alone.
        case "address" -> head.tile = tileOf(cursor.text());
        // On the event bus the message is the body; what stands around it has no member of ours.
        case "body" -> cursor.expect('{');
        case "shards" -> {
          if (head.type == Head.Type.HEARTBEAT) {
            stands(cursor, head);
          }
          return;
        }
        default -> {
          if (!cursor.skipPlainValue()) {
            return;
          }
        }
      }
    }
  }

  private static int tileOf(String address) {
    return address.startsWith(BrowserAddresses.DELTA_PREFIX)
        ? Tiles.parse(address.substring(BrowserAddresses.DELTA_PREFIX.length()))
        : Frame.NO_TILE;
  }

  private static Head.Type type(String name) {
    return switch (name) {
      case "delta" -> Head.Type.DELTA;
      case "snapshot" -> Head.Type.SNAPSHOT;
      case "heartbeat" -> Head.Type.HEARTBEAT;
      case "error", "err" -> Head.Type.ERROR;
      default -> Head.Type.OTHER;
    };
  }

  private static void stands(JsonCursor cursor, Head head) throws UnexpectedByteException {
    cursor.expect('[');
    while (cursor.startsObject()) {
      int shard = -1;
      int epoch = 0;
      long seq = -1;
      while (cursor.startsMember()) {
        switch (cursor.name()) {
          case "shard" -> shard = (int) cursor.integer();
          case "epoch" -> epoch = cursor.textHash();
          case "seq" -> seq = cursor.integer();
          default -> cursor.skipPlainValue();
        }
      }
      cursor.expect('}');
      head.addStand(shard, epoch, seq);
    }
    cursor.expect(']');
  }
}
