package io.skysentinel.bridge.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

  @Test
  void knowsTheWorldAndEveryTile() {
    assertThat(Topic.at("sky.delta.world")).isEqualTo(new Topic("sky.delta.world", View.WORLD));
    assertThat(Topic.at("sky.delta.n40w080"))
        .isEqualTo(new Topic("sky.delta.n40w080", View.of(Tiles.parse("n40w080"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.status", "sky.anomaly", "sky.window"})
  void knowsTheEvents(String address) {
    assertThat(Topic.at(address)).isEqualTo(new Topic(address, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sky.delta.",
        "sky.delta",
        "sky.delta.n41w080",
        "sky.delta.World",
        "sky.config",
        "sky.frames.0",
        "sky.changes.0",
        "sky.snapshot",
        "__vertx.clustered"
      })
  void tellsNothingElseToBrowsers(String address) {
    assertThat(Topic.at(address)).isNull();
  }
}
