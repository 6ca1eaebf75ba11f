package io.skysentinel.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.testing.SampleSightings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private final Slices.Builder builder = new Slices.Builder(1, 1);

  @Test
  void keepsWhatIsCutAndDropsTheRest() {
    add("one");
    add("");
    add("three");
    builder.write('x');

    Slices slices = builder.build();

    assertThat(slices.count()).isEqualTo(3);
    assertThat(text(slices, 0)).isEqualTo("one");
    assertThat(text(slices, 1)).isEmpty();
    assertThat(text(slices, 2)).isEqualTo("three");
    assertThat(slices.bytes()).hasSize(8);
  }

  @Test
  void aBuilderThatBeginsAnewLeavesAloneWhatItBuilt() {
    add("before");
    Slices before = builder.build();

    builder.clear();
    add("after it");

    assertThat(text(before, 0)).isEqualTo("before");
    assertThat(builder.build().count()).isEqualTo(1);
    assertThat(text(builder.build(), 0)).isEqualTo("after it");
  }

  @Test
  void aBuilderWorksOnAfterItHasGivenBackRoom() {
    builder.write(new byte[3 << 20], 0, 3 << 20);
    builder.cut();
    builder.clear();
    assertThat(builder.build()).isEqualTo(Slices.NONE);

    builder.write(new byte[2 << 20], 0, 2 << 20);
    builder.cut();
    assertThat(builder.build().end(0)).isEqualTo(2 << 20);
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    builder.write(bytes, 0, bytes.length);
    builder.cut();
  }

  private static String text(Slices slices, int i) {
    return SampleSightings.packed(slices, i);
  }
}
