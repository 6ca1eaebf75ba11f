package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.bridge.client.Topic;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusAddressesTest {

  @Test
  void knowsTheWorldAndEveryTile() {
    assertThat(BusAddresses.topic("sky.delta.world"))
        .isEqualTo(new Topic("sky.delta.world", View.WORLD));
    assertThat(BusAddresses.topic("sky.delta.n40w080"))
        .isEqualTo(new Topic("sky.delta.n40w080", View.of(Tiles.parse("n40w080"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.status", "sky.anomaly", "sky.window"})
  void knowsTheEvents(String address) {
    assertThat(BusAddresses.topic(address)).isEqualTo(new Topic(address, null));
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
    assertThat(BusAddresses.topic(address)).isNull();
  }
}
