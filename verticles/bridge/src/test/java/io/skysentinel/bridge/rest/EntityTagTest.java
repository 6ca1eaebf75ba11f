package io.skysentinel.bridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.live.Stand;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTagTest {
  @Test
  void changesWithEveryPartOfAStand() {
    assertThat(
            List.of(
                tag(0, "e", 1),
                tag(1, "e", 1),
                tag(0, "f", 1),
                tag(0, "e", 2),
                EntityTag.of(List.of())))
        .doesNotHaveDuplicates()
        .allMatch(tag -> tag.matches("\"[0-9a-f]+\""));
    assertThat(tag(0, "e", 1)).isEqualTo(tag(0, "e", 1));
  }

  private static String tag(int shard, String epoch, long seq) {
    return EntityTag.of(List.of(new Stand(shard, epoch, seq)));
  }
}
