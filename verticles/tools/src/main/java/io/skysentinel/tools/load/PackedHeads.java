package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;

/** Heads of the protocol's MessagePack messages: an array whose first element is the type. */
final class PackedHeads implements HeadReader {
  private static final int SNAPSHOT = 1;
  private static final int DELTA = 2;
  private static final int TILE_DELTA = 3;
  private static final int HEARTBEAT = 4;
  private static final int ERROR = 5;

  @Override
  public boolean read(ByteBuf in, int from, int to, Head head) {
    head.clear();
    try {
      PackedCursor cursor = new PackedCursor(in, from, to);
      cursor.array();
      read(cursor, head);
      return head.isWhole();
    } catch (IndexOutOfBoundsException | UnexpectedByteException e) {
      return false;
    }
  }

  private static void read(PackedCursor cursor, Head head) throws UnexpectedByteException {
    long type = cursor.integer();
    if (type == HEARTBEAT) {
      heartbeat(cursor, head);
    } else if (type == ERROR) {
      head.type = Head.Type.ERROR;
    } else if (type == SNAPSHOT || type == DELTA || type == TILE_DELTA) {
      head.type = type == SNAPSHOT ? Head.Type.SNAPSHOT : Head.Type.DELTA;
      head.shard = (int) cursor.integer();
      head.epoch = cursor.textHash();
      head.gone = head.epoch == EpochHash.GONE;
      head.seq = cursor.integer();
      head.t = cursor.integer();
      if (type == TILE_DELTA) {
        head.tile = (int) cursor.integer();
        head.prev = cursor.integer();
      }
      head.completePrev();
    } else {
      head.type = Head.Type.OTHER;
    }
  }

  private static void heartbeat(PackedCursor cursor, Head head) throws UnexpectedByteException {
    head.type = Head.Type.HEARTBEAT;
    head.t = cursor.integer();
    int shards = cursor.array();
    for (int i = 0; i < shards; i++) {
      cursor.array();
      int shard = (int) cursor.integer();
      int epoch = cursor.textHash();
      head.addStand(shard, epoch, cursor.integer());
    }
  }
}
