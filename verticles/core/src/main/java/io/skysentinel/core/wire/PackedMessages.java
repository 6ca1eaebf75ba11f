package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Messages as MessagePack arrays; all rows of a message stand in one bin. */
public final class PackedMessages implements Messages {
  public static final int SNAPSHOT = 1;
  public static final int DELTA = 2;
  public static final int TILE_DELTA = 3;
  public static final int HEARTBEAT = 4;
  public static final int ERROR = 5;

  /** Heads are small; rows go around the packer's buffer. */
  private static final MessagePack.PackerConfig CONFIG =
      new MessagePack.PackerConfig().withBufferSize(512);

  private interface Body {
    void writeTo(MessageBufferPacker packer) throws IOException;
  }

  @Override
  public byte[] delta(Frame frame) {
    return message(packer -> {
      packer.packArrayHeader(7).packInt(DELTA);
      packHead(packer, frame.shard(), frame.epoch(), frame.seq(), frame.t());
      byte[] rows = frame.packed().bytes();
      packer.packBinaryHeader(rows.length).writePayload(rows);
      packer.packArrayHeader(frame.removals().size());
      for (Frame.Removal removal : frame.removals()) {
        packer.packInt(removal.id());
      }
    });
  }

  @Override
  public byte[] delta(Frame frame, TileCut cut) {
    return message(packer -> {
      packer.packArrayHeader(9).packInt(TILE_DELTA);
      packHead(packer, frame.shard(), frame.epoch(), frame.seq(), frame.t());
      packer.packInt(cut.tile()).packLong(cut.prev());
      byte[] rows = PackedRows.ofTile(frame, cut);
      packer.packBinaryHeader(rows.length).addPayload(rows);
      int[] removed = PackedRows.removedIds(frame, cut);
      packer.packArrayHeader(removed.length);
      for (int id : removed) {
        packer.packInt(id);
      }
    });
  }

  @Override
  public byte[] snapshot(
      int shard, String epoch, long seq, long t, View view, List<ShardSnapshot.Row> rows) {
    byte[] packed = PackedRows.whole(rows);
    return message(packer -> {
      packer.packArrayHeader(7).packInt(SNAPSHOT);
      packHead(packer, shard, epoch, seq, t);
      packViews(packer, view);
      packer.packBinaryHeader(packed.length).addPayload(packed);
    });
  }

  @Override
  public byte[] heartbeat(long t, List<Stand> shards) {
    return message(packer -> {
      packer.packArrayHeader(3).packInt(HEARTBEAT).packLong(t);
      packer.packArrayHeader(shards.size());
      for (Stand stand : shards) {
        packer.packArrayHeader(3).packInt(stand.shard());
        packer.packString(stand.epoch()).packLong(stand.seq());
      }
    });
  }

  @Override
  public byte[] error(String code, String message) {
    return message(
        packer -> packer.packArrayHeader(3).packInt(ERROR).packString(code).packString(message));
  }

  private static void packHead(
      MessageBufferPacker packer, int shard, String epoch, long seq, long t) throws IOException {
    packer.packInt(shard).packString(epoch).packLong(seq).packLong(t);
  }

  private static void packViews(MessageBufferPacker packer, View view) throws IOException {
    if (view.isWorld()) {
      packer.packNil();
      return;
    }
    packer.packArrayHeader(view.tiles().length);
    for (int tile : view.tiles()) {
      packer.packInt(tile);
    }
  }

  private static byte[] message(Body body) {
    try (MessageBufferPacker packer = CONFIG.newBufferPacker()) {
      body.writeTo(packer);
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory refused bytes", e);
    }
  }
}
