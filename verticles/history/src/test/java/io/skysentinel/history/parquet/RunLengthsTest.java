package io.skysentinel.history.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunLengthsTest {

  /** The example of Parquet's own specification. */
  @Test
  void numbersFromZeroToSevenArePacked() {
    ByteBuf out = Unpooled.buffer();
    RunLengths.pack(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 0, 8, 3, out);
    assertThat(ByteBufUtil.hexDump(out)).isEqualTo("88c6fa");
  }

  @Test
  void whatIsAllTheSameIsWrittenOnce() {
    int[] numbers = new int[4_096];
    Arrays.fill(numbers, 300);
    ByteBuf out = Unpooled.buffer();
    RunLengths.write(numbers, numbers.length, 9, out);
    assertThat(ByteBufUtil.hexDump(out)).isEqualTo("80402c01");
  }

  @Test
  void aWidthIsThatOfTheGreatest() {
    assertThat(RunLengths.width(0)).isZero();
    assertThat(RunLengths.width(1)).isEqualTo(1);
    assertThat(RunLengths.width(255)).isEqualTo(8);
    assertThat(RunLengths.width(256)).isEqualTo(9);
  }

  @Property(tries = 500)
  void anyNumbersComeBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int width) {
    Random random = new Random(seed);
    int[] numbers = new int[random.nextInt(200)];
    int number = 0;
    for (int i = 0; i < numbers.length; i++) {
      number = random.nextInt(4) == 0 ? random.nextInt(1 << width) : number;
      numbers[i] = number;
    }
    ByteBuf out = Unpooled.buffer();
    RunLengths.write(numbers, numbers.length, width, out);
    assertThat(read(out, numbers.length, width)).isEqualTo(numbers);
  }

  private static int[] read(ByteBuf in, int count, int width) {
    int[] numbers = new int[count];
    int have = 0;
    while (in.isReadable()) {
      int head = varint(in);
      if ((head & 1) == 0) {
        int value = 0;
        for (int shift = 0; shift < width; shift += 8) {
          value |= in.readUnsignedByte() << shift;
        }
        Arrays.fill(numbers, have, have + (head >> 1), value);
        have += head >> 1;
      } else {
        byte[] packed = new byte[(head >> 1) * width];
        in.readBytes(packed);
        for (int i = 0; i < (head >> 1) * 8; i++) {
          int value = 0;
          for (int bit = 0; bit < width; bit++) {
            int at = i * width + bit;
            value |= ((packed[at / 8] >> (at % 8)) & 1) << bit;
          }
          if (have < count) {
            numbers[have++] = value;
          }
        }
      }
    }
    assertThat(have).isEqualTo(count);
    return numbers;
  }

  private static int varint(ByteBuf in) {
    int value = 0;
    int shift = 0;
    int b;
    do {
      b = in.readUnsignedByte();
      value |= (b & 0x7f) << shift;
      shift += 7;
    } while (b >= 0x80);
    return value;
  }
}
