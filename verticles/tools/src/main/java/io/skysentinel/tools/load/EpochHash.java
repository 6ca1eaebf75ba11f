package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.live.Epochs;
import java.nio.charset.StandardCharsets;

/**
 * Stands for an epoch's text: epochs are only compared for equality, and a text per client and
 * shard would be most of a client's memory.
 */
final class EpochHash {
  /** The epoch that says that a shard is no more. */
  static final int GONE = of(Epochs.GONE);

  private EpochHash() {}

  /** The same for an epoch of which only the mark is told; never 0. */
  static int ofMark(int mark) {
    return mark + 1;
  }

  /** FNV-1a, and never 0: that is no epoch. */
  static int of(ByteBuf in, int from, int to) {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ in.getByte(i)) * 0x01000193;
    }
    return hash == 0 ? 1 : hash;
  }

  static int of(String epoch) {
    ByteBuf bytes = Unpooled.copiedBuffer(epoch, StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.readableBytes());
  }
}
