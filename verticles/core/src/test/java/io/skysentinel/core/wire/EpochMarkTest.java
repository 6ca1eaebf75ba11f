package io.skysentinel.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EpochMarkTest {
  @Test
  void isWhatTheProtocolSays() {
    assertThat(EpochMark.of("00000012-1767323000000-0001")).isEqualTo(4557);
    assertThat(EpochMark.of("")).isZero();
    assertThat(EpochMark.of("e")).isEqualTo(101);
    assertThat(EpochMark.of("é")).isEqualTo(0xc3 * 31 + 0xa9);
  }

  @Property
  void takesTwoBytesAtMost(@ForAll String epoch) {
    assertThat(EpochMark.of(epoch)).isBetween(0, (1 << 14) - 1);
  }

  @Property
  void whatDiffersInOneCharacterIsToldApart(
      @ForAll @IntRange(max = 26) int at, @ForAll @IntRange(min = 1, max = 94) int by) {
    byte[] epoch = "00000012-1767323000000-0001".getBytes(StandardCharsets.US_ASCII);
    int before = EpochMark.of(new String(epoch, StandardCharsets.US_ASCII));
    epoch[at] = (byte) (' ' + (epoch[at] - ' ' + by) % 95);

    assertThat(EpochMark.of(new String(epoch, StandardCharsets.US_ASCII))).isNotEqualTo(before);
  }
}
