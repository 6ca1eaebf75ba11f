package io.skysentinel.bridge.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.frames.FakeTicker;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Snapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowClientIT {
  private static final int AIRCRAFT = 2_000;

  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0);

  @ParameterizedTest
  @ValueSource(strings = {"sky.v1.json", "sky.v1.msgpack", "sky.v2.compact"})
  void whoStopsReadingGetsOneSnapshotAndTheOthersEveryFrame(String subProtocol) {
    try (BridgeFixture bridge = new BridgeFixture()) {
      serve(bridge);
      TestClient slow = TestClient.connect(bridge, "", subProtocol).awaitWhole();
      TestClient fast = TestClient.connect(bridge, "", subProtocol).awaitWhole();

      slow.socket().pause();
      int frames = 0;
      while (bridge.behind() < 1) {
        tick(bridge, frames++);
        awaitSeq(fast, 1 + frames);
      }
      // These are never queued for it.
      tick(bridge, frames++);
      awaitSeq(fast, 1 + frames);
      slow.socket().resume();

      slow.awaitFlights(ticker.flights());
      assertThat(slow.count(Snapshot.class)).isEqualTo(2);
      assertThat(slow.count(Delta.class)).isLessThan(frames);
      assertThat(slow.hasMissed()).isFalse();
      assertThat(slow.broken()).isEmpty();
      tick(bridge, frames++);
      slow.awaitFlights(ticker.flights());
      assertThat(slow.count(Snapshot.class)).isEqualTo(2);

      assertThat(fast.count(Delta.class)).isEqualTo(frames);
      assertThat(fast.count(Snapshot.class)).isEqualTo(1);
      assertThat(bridge.count("bridge.resyncs", "reason", "slow")).isEqualTo(1);
      assertThat(bridge.registry.get("bridge.frames.skipped").counter().count()).isPositive();
    }
  }

  @Test
  void whoNeverReadsAgainIsDisconnected() {
    BridgeConfig impatient = new BridgeConfig(5, 300, 1 << 25, 100, 0, 4_096, 20, 0, 3);
    try (BridgeFixture bridge = new BridgeFixture(impatient)) {
      serve(bridge);
      TestClient slow = TestClient.connect(bridge, "").awaitWhole();
      TestClient fast = TestClient.connect(bridge, "").awaitWhole();
      slow.socket().pause();
      int frames = 0;
      while (bridge.behind() < 1) {
        tick(bridge, frames++);
        awaitSeq(fast, 1 + frames);
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              bridge.registry.get("bridge.clients").tag("transport", "ws-json").gauge().value()
                  == 1);
      assertThat(bridge.count("bridge.rejected", "reason", "slow")).isEqualTo(1);
      fast.awaitFlights(ticker.flights());
      // Only now does it hear that it was sent away.
      slow.socket().resume();
      slow.awaitClosed();
    }
  }

  private void serve(BridgeFixture bridge) {
    for (int i = 0; i < AIRCRAFT; i++) {
      ticker.put("%06x".formatted(i), 45, -75);
    }
    bridge.frames.tick(ticker);
    await().until(bridge.hub::isReady);
  }

  private void tick(BridgeFixture bridge, int n) {
    for (int i = 0; i < AIRCRAFT; i++) {
      ticker.put("%06x".formatted(i), 45, -75 + (n % 100) / 100.0);
    }
    bridge.frames.tick(ticker);
  }

  private static void awaitSeq(TestClient client, long seq) {
    client.awaitMessage(message -> message instanceof Delta delta && delta.seq() == seq);
  }
}
