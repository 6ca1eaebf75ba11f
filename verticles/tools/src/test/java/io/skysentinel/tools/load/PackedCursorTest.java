package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** What the MessagePack library writes is what the cursor reads. */
class PackedCursorTest {
  /** Writes some values. */
  private interface Writer {
    void write(MessageBufferPacker out) throws IOException;
  }

  @Property(tries = 1000)
  void readsAnyWholeNumber(@ForAll long number, @ForAll @IntRange(max = 63) int shift)
      throws Exception {
    // Shifted, so that all widths are likely.
    long any = number >> shift;
    PackedCursor cursor = at(out -> out.packLong(any).packLong(5));

    assertThat(cursor.integer()).isEqualTo(any);
    assertThat(cursor.integer()).as("what stands behind it").isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "cc ff, 255",
    "cd ff ff, 65535",
    "ce ff ff ff ff, 4294967295",
    "cf 00 00 00 01 00 00 00 00, 4294967296",
    "d0 80, -128",
    "d1 80 00, -32768",
    "d2 80 00 00 00, -2147483648",
    "d3 ff ff ff ff ff ff ff ff, -1",
    "7f, 127",
    "e0, -32",
    // Wider than needed.
    "d3 00 00 00 00 00 00 00 05, 5",
  })
  void readsEachWidth(String bytes, long number) throws Exception {
    assertThat(hex(bytes).integer()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 65_535, 65_536, 1_000_000})
  void readsTheSizeOfAnyArray(int size) throws Exception {
    PackedCursor cursor = at(out -> out.packArrayHeader(size).packInt(5));

    assertThat(cursor.array()).isEqualTo(size);
    assertThat(cursor.integer()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 255, 256, 5000})
  void hashesATextOfAnyLengthAndStepsBehindIt(int length) throws Exception {
    String text = "e-7".repeat(length).substring(0, length);
    PackedCursor cursor = at(out -> out.packString(text).packInt(5));

    assertThat(cursor.textHash()).isEqualTo(EpochHash.of(text));
    assertThat(cursor.integer()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "c0, 0xc0 where a whole number should be",
    "a1 65, 0xa1 where a whole number should be",
    "cb 00 00 00 00 00 00 00 00, 0xcb where a whole number should be",
    "91, 0x91 where a whole number should be",
    "c3, 0xc3 where a whole number should be",
    "'', the message ends too early",
    "cd ff, the message ends too early",
    "d3 00 00 00 00 00 00 00, the message ends too early",
  })
  void saysWhatIsNoWholeNumber(String bytes, String words) {
    assertThatThrownBy(() -> hex(bytes).integer())
        .isInstanceOf(UnexpectedByteException.class)
        .hasMessage(words);
  }

  @Test
  void saysWhatIsNoArrayAndNoText() {
    assertThatThrownBy(() -> hex("80").array()).hasMessage("0x80 where an array should be");
    assertThatThrownBy(() -> hex("05").array()).hasMessage("0x5 where an array should be");
    assertThatThrownBy(() -> hex("05").textHash()).hasMessage("0x5 where a text should be");
    assertThatThrownBy(() -> hex("c4 01 65").textHash()).hasMessage("0xc4 where a text should be");
    assertThatThrownBy(() -> hex("a3 65 65").textHash())
        .hasMessage("a text goes on behind the end");
    assertThatThrownBy(() -> hex("da 00").textHash()).hasMessage("the message ends too early");
  }

  private static PackedCursor at(Writer writer) throws IOException {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      writer.write(packer);
      return cursor(packer.toByteArray());
    }
  }

  private static PackedCursor hex(String bytes) {
    return cursor(HexFormat.ofDelimiter(" ").parseHex(bytes));
  }

  /** Bytes stand before and behind what the cursor may see. */
  private static PackedCursor cursor(byte[] bytes) {
    ByteBuf in = Unpooled.wrappedBuffer(new byte[] {1, 2}, bytes, new byte[] {3, 4, 5});
    return new PackedCursor(in, 2, 2 + bytes.length);
  }
}
