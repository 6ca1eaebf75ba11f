package io.skysentinel.history.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;

/**
 * Bodies as zstd frames, one after the other. A long column gets a frame of its own, and with it
 * codes that fit its bytes; short ones share, since codes take room, too.
 */
final class Packing {
  /** Nine would gain a fiftieth and take three times as long. */
  private static final int LEVEL = 3;

  /** No frame that is not the last has less in it. */
  private static final int SHORTEST = 2048;

  private Packing() {}

  /**
   * The packed body.
   *
   * @param cuts where a frame may end, ascending
   */
  static byte[] pack(byte[] body, int[] cuts) {
    byte[] packed = new byte[(int) Zstd.compressBound(body.length) + 64 * (cuts.length + 1)];
    int length = 0;
    int from = 0;
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      context.setLevel(LEVEL);
      for (int i = 0; i <= cuts.length; i++) {
        int to = i < cuts.length ? cuts[i] : body.length;
        boolean enough = to - from >= SHORTEST && body.length - to >= SHORTEST;
        if (enough || i == cuts.length) {
          int room = packed.length - length;
          length += context.compressByteArray(packed, length, room, body, from, to - from);
          from = to;
        }
      }
    }
    return Arrays.copyOf(packed, length);
  }

  /** A body of so many bytes, from where it begins in a block. */
  static byte[] unpack(byte[] block, int from, int length) throws BadBlockException {
    byte[] body = new byte[length];
    try {
      long size = Zstd.decompressByteArray(body, 0, length, block, from, block.length - from);
      if (size == length) {
        return body;
      }
    } catch (ZstdException e) {
      throw new BadBlockException("its body cannot be unpacked: " + e.getMessage());
    }
    throw new BadBlockException("its body does not unpack to as many bytes as its header says");
  }
}
