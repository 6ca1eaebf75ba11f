package io.skysentinel.history.block;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What a block says of itself before anything is unpacked.
 *
 * @param rows how many updates it holds, those of a key frame among them
 * @param firstUnix the earliest contact, in Unix seconds
 * @param lastUnix the latest contact
 * @param unpackedBytes how long its body is
 */
public record BlockHeader(int rows, double firstUnix, double lastUnix, int unpackedBytes) {
  /** What is written here; older versions are read for as long as there are such blocks. */
  public static final int VERSION = 1;

  /** No block has more rows: whoever has more cuts them. */
  public static final int MOST_ROWS = 1 << 20;

  /** No body is longer: what a reader may have to allocate. */
  static final int MOST_BYTES = 1 << 25;

  static final int LENGTH = 33;

  private static final int MAGIC = ('S' << 24) | ('K' << 16) | ('Y' << 8) | 'B';
  private static final int VERSION_AT = 4;
  private static final int CHECKSUM_AT = 29;

  /** The header of a block whose checksum is right: all that it says is then as it was written. */
  public static BlockHeader read(byte[] block) throws BadBlockException {
    ByteBuffer bytes = ByteBuffer.wrap(block);
    if (block.length < VERSION_AT || bytes.getInt(0) != MAGIC) {
      throw new BadBlockException("it is no block: it does not begin with SKYB");
    }
    if (block.length > VERSION_AT && block[VERSION_AT] != VERSION) {
      throw new BadBlockException(
          "it is of version " + (block[VERSION_AT] & 0xff) + ", and only 1 is known here");
    }
    if (block.length < LENGTH) {
      throw new BadBlockException("it is cut off: " + block.length + " bytes are no whole header");
    }
    if (bytes.getInt(CHECKSUM_AT) != checksum(block)) {
      throw new BadBlockException("its checksum does not fit: it was cut off or changed");
    }
    bytes.position(VERSION_AT + 1);
    BlockHeader header =
        new BlockHeader(bytes.getInt(), bytes.getDouble(), bytes.getDouble(), bytes.getInt());
    if (header.rows < 1 || header.rows > MOST_ROWS) {
      throw new BadBlockException(
          "it says that it has " + header.rows + " rows, not 1 to " + MOST_ROWS);
    }
    if (header.unpackedBytes < 0 || header.unpackedBytes > MOST_BYTES) {
      throw new BadBlockException(
          "it says that it unpacks to " + header.unpackedBytes + " bytes, more than may be");
    }
    return header;
  }

  /** The block of this header and a packed body. */
  byte[] with(byte[] packed) {
    byte[] block = new byte[LENGTH + packed.length];
    ByteBuffer bytes = ByteBuffer.wrap(block);
    bytes.putInt(MAGIC).put((byte) VERSION).putInt(rows).putDouble(firstUnix).putDouble(lastUnix);
    bytes.putInt(unpackedBytes).putInt(0).put(packed);
    seal(block);
    return block;
  }

  /** Puts the checksum of all the rest into a block. */
  static void seal(byte[] block) {
    ByteBuffer.wrap(block).putInt(CHECKSUM_AT, checksum(block));
  }

  /** Of everything but the checksum itself. */
  private static int checksum(byte[] block) {
    CRC32C sum = new CRC32C();
    sum.update(block, 0, CHECKSUM_AT);
    sum.update(block, LENGTH, block.length - LENGTH);
    return (int) sum.getValue();
  }
}
