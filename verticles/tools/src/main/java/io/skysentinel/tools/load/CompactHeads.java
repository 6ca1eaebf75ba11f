package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.wire.CompactMessages;
import io.skysentinel.core.wire.EpochMark;
import java.nio.charset.StandardCharsets;

/**
 * Heads of the protocol's compact messages. Deltas have an epoch's mark only, so that is what
 * epochs are told apart by.
 */
final class CompactHeads implements HeadReader {
  private static final int GONE = EpochHash.ofMark(EpochMark.of(Epochs.GONE));

  @Override
  public boolean read(ByteBuf in, int from, int to, Head head) {
    head.clear();
    try {
      read(new CompactCursor(in, from, to), head);
      return head.isWhole();
    } catch (UnexpectedByteException e) {
      return false;
    }
  }

  private static void read(CompactCursor cursor, Head head) throws UnexpectedByteException {
    int type = (int) cursor.number();
    switch (type) {
      case CompactMessages.SNAPSHOT -> snapshot(cursor, head);
      case CompactMessages.DELTA, CompactMessages.TILES_DELTA -> {
        delta(cursor, head);
        if (type == CompactMessages.TILES_DELTA) {
          tiles(cursor, head);
        }
      }
      case CompactMessages.HEARTBEAT -> heartbeat(cursor, head);
      case CompactMessages.ERROR -> head.type = Head.Type.ERROR;
      default -> head.type = Head.Type.OTHER;
    }
  }

  private static void snapshot(CompactCursor cursor, Head head) throws UnexpectedByteException {
    head.type = Head.Type.SNAPSHOT;
    head.shard = (int) cursor.number();
    head.epoch = epoch(cursor);
    head.gone = head.epoch == GONE;
    head.seq = cursor.number();
    head.t = cursor.number();
  }

  private static void delta(CompactCursor cursor, Head head) throws UnexpectedByteException {
    head.type = Head.Type.DELTA;
    head.shard = (int) cursor.number();
    head.epoch = EpochHash.ofMark((int) cursor.number());
    head.seq = cursor.number();
    head.t = cursor.number();
    head.completePrev();
  }

  private static void tiles(CompactCursor cursor, Head head) throws UnexpectedByteException {
    long count = cursor.number();
    if (count == 0) {
      throw new UnexpectedByteException("a delta of no tile");
    }
    int tile = 0;
    for (long i = 0; i < count; i++) {
      tile += (int) cursor.number();
      head.addTile(tile, head.seq - cursor.number() / 2);
      cursor.number();
    }
  }

  private static void heartbeat(CompactCursor cursor, Head head) throws UnexpectedByteException {
    head.type = Head.Type.HEARTBEAT;
    long t = cursor.number();
    long shards = cursor.number();
    for (long i = 0; i < shards; i++) {
      int shard = (int) cursor.number();
      int epoch = epoch(cursor);
      head.addStand(shard, epoch, cursor.number());
    }
    head.t = t;
  }

  private static int epoch(CompactCursor cursor) throws UnexpectedByteException {
    String text = new String(cursor.text(), StandardCharsets.UTF_8);
    return EpochHash.ofMark(EpochMark.of(text));
  }
}
