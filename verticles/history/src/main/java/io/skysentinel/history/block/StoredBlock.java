package io.skysentinel.history.block;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.ArrayList;
import java.util.List;

/** A block as it is stored, and what it says of itself. */
public final class StoredBlock {
  /** What who reads a block may have to hold at once. */
  public static final int MOST_ROWS = 100_000;

  private final BlockHeader header;
  private final byte[] bytes;

  private StoredBlock(BlockHeader header, byte[] bytes) {
    this.header = header;
    this.bytes = bytes;
  }

  /** The updates in as many blocks as it takes; in one nearly always, and in none without any. */
  public static List<StoredBlock> of(long baseUnix, List<Told> updates) {
    List<StoredBlock> blocks = new ArrayList<>();
    for (int from = 0; from < updates.size(); from += MOST_ROWS) {
      int to = Math.min(from + MOST_ROWS, updates.size());
      add(baseUnix, updates.subList(from, to), blocks);
    }
    return blocks;
  }

  private static void add(long baseUnix, List<Told> updates, List<StoredBlock> blocks) {
    int half = updates.size() / 2;
    try {
      blocks.add(one(baseUnix, updates));
    } catch (BlockTooLargeException e) {
      if (half == 0) {
        throw e;
      }
      add(baseUnix, updates.subList(0, half), blocks);
      add(baseUnix, updates.subList(half, updates.size()), blocks);
    }
  }

  private static StoredBlock one(long baseUnix, List<Told> updates) {
    byte[] bytes = BlockWriter.write(baseUnix, updates);
    try {
      return new StoredBlock(BlockHeader.read(bytes), bytes);
    } catch (BadBlockException e) {
      throw new IllegalStateException("what was just written is no block", e);
    }
  }

  public BlockHeader header() {
    return header;
  }

  /** Not a copy. */
  public byte[] bytes() {
    return bytes;
  }
}
