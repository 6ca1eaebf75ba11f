package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockDamageTest {
  private static final int MUTATIONS = 10_000;

  /** The longest body that a header may announce, and what else one small block makes. */
  private static final long MOST_ALLOCATED = BlockHeader.MOST_BYTES + (8 << 20);

  private final byte[] block = BlockWriter.write(BASE, MadeUpdates.likely(5));

  @Test
  void aBlockThatWasCutOffSaysSo() {
    for (int length = 0; length < block.length; length++) {
      byte[] cut = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> BlockReader.open(cut))
          .isInstanceOf(BadBlockException.class)
          .hasMessageMatching("it is no block: .*|it is cut off: .*|its checksum does not fit: .*");
    }
  }

  @Test
  void everyBitThatTurnsIsSeen() {
    for (int bit = 0; bit < block.length * 8; bit++) {
      byte[] turned = block.clone();
      turned[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> BlockReader.open(turned)).isInstanceOf(BadBlockException.class);
    }
  }

  @Test
  void aNewerVersionIsNamed() {
    byte[] newer = block.clone();
    newer[4] = 2;
    assertThatThrownBy(() -> BlockReader.open(newer))
        .isInstanceOf(BadBlockException.class)
        .hasMessage("it is of version 2, and only 1 is known here");
  }

  @Test
  void sizesAreCheckedBeforeTheyAreBelieved() {
    refuses(header(5, 0), "it says that it has 0 rows, not 1 to 1048576");
    refuses(header(5, 1 << 30), "it says that it has 1073741824 rows, not 1 to 1048576");
    refuses(header(25, -1), "it says that it unpacks to -1 bytes, more than may be");
    refuses(header(25, 1 << 26), "it says that it unpacks to 67108864 bytes, more than may be");
    refuses(header(25, 1 << 20), "its body does not unpack to as many bytes as its header says");
    refuses(
        header(5, ByteBuffer.wrap(block).getInt(5) + 1),
        "its aircraft have other rows than its header says");
    refuses(header(5, 1), "it has more profiles than rows");
  }

  /** With checksums that fit, as no accident makes them: the reader itself has to be careful. */
  @Test
  void noMutationDoesMoreThanBeRefused() throws BadBlockException {
    byte[] body = BlockReader.unpack(block, BlockHeader.read(block));
    Random random = new Random(42);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = random.nextInt(4) == 0 ? ofPacked(random) : ofBody(body, random);
      long before = threads.getCurrentThreadAllocatedBytes();
      refused += isRefused(mutated) ? 1 : 0;
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
    }
    assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
  }

  /** Anything but the exception for it fails the test. */
  private static boolean isRefused(byte[] mutated) {
    try {
      BlockCursor cursor = BlockReader.open(mutated).cursor(Selection.ALL);
      while (cursor.next()) {
        assertThat(cursor.row().state()).isNotNull();
      }
      return false;
    } catch (BadBlockException e) {
      assertThat(e).hasMessageMatching("(?s)[a-z].{10,}");
      return true;
    }
  }

  private byte[] ofPacked(Random random) {
    byte[] mutated = mutated(block, BlockHeader.LENGTH, random);
    BlockHeader.seal(mutated);
    return mutated;
  }

  private byte[] ofBody(byte[] body, Random random) throws BadBlockException {
    byte[] mutated = mutated(body, 0, random);
    BlockHeader header = BlockHeader.read(block);
    return new BlockHeader(header.rows(), header.firstUnix(), header.lastUnix(), mutated.length)
        .with(Zstd.compress(mutated, 1));
  }

  /** Some bytes changed, or the end cut off. */
  private static byte[] mutated(byte[] bytes, int from, Random random) {
    byte[] mutated = bytes.clone();
    int changes = 1 + random.nextInt(4);
    // Half of them near the beginning, where the sizes are.
    int reach = random.nextBoolean() ? bytes.length - from : Math.min(64, bytes.length - from);
    for (int i = 0; i < changes; i++) {
      mutated[from + random.nextInt(reach)] = (byte) random.nextInt();
    }
    boolean cut = random.nextInt(8) == 0;
    return cut ? Arrays.copyOf(mutated, from + 1 + random.nextInt(reach)) : mutated;
  }

  private byte[] header(int at, int value) {
    byte[] changed = block.clone();
    ByteBuffer.wrap(changed).putInt(at, value);
    BlockHeader.seal(changed);
    return changed;
  }

  private static void refuses(byte[] bytes, String message) {
    assertThatThrownBy(() -> BlockReader.open(bytes))
        .isInstanceOf(BadBlockException.class)
        .hasMessage(message);
  }
}
