package io.skysentinel.bridge.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.health.NodeReport;
import io.skysentinel.platform.health.StatusVerticle;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody is told of a shard whose cache is gone and that nobody took over. */
class SilentShardIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong now = new AtomicLong(1_767_323_044_000L);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeFrames frames = new FakeFrames(vertx);
  private final FakeTicker lively = new FakeTicker(0, "00000001-0000000000001", 0);
  private final FakeTicker dying = new FakeTicker(6, "00000001-0000000000001", 6);
  private final List<NodeStatus> told = new CopyOnWriteArrayList<>();
  private final LiveHub hub =
      new LiveHub(frames, new FrameRing.Limits(10, 1 << 20), now::get, registry);

  @BeforeEach
  void start() {
    Bus bus = Bus.of(vertx);
    bus.subscribe(Addresses.STATUS, told::add);
    vertx.deployVerticle(new HubVerticle(hub)).await();
    NodeReport report = new NodeReport("bridge-1");
    report.watchShards(hub::silentShards);
    vertx
        .deployVerticle(
            new StatusVerticle(report, new LiveConfig(SkyConfig.defaults()), bus, now::get))
        .await();
    frames.tick(lively.put("aaaaaa", 1, 1));
    frames.tick(dying.put("bbbbbb", 1, 1));
    Context asking = vertx.getOrCreateContext();
    AtomicInteger shards = new AtomicInteger();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          hub.look(asking, all -> shards.set(all.stands().size()));
          return shards.get() == 2;
        });
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void itIsToldInTheStatusAndCountedUntilSomethingComesAgain() {
    await()
        .atMost(PATIENCE)
        .until(() -> told.stream().anyMatch(status -> status.silentShards().isEmpty()));
    long heard = now.getAndAdd(5_001);
    frames.send(lively.heartbeat());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(newest().silentShards())
                .singleElement()
                .satisfies(silent -> {
                  assertThat(silent.shard()).isEqualTo(6);
                  assertThat(silent.heardMs()).isEqualTo(heard);
                  assertThat(silent.problem()).contains("nothing has come of shard 6 for over 5 s");
                }));
    assertThat(newest().node()).isEqualTo("bridge-1");
    assertThat(registry.get("bridge.shards.silent").gauge().value()).isEqualTo(1);

    frames.send(dying.heartbeat());
    await().atMost(PATIENCE).until(() -> newest().silentShards().isEmpty());
    assertThat(registry.get("bridge.shards.silent").gauge().value()).isZero();
    assertThat(hub.silentShards()).extracting(SilentShard::shard).isEmpty();
  }

  private NodeStatus newest() {
    return told.get(told.size() - 1);
  }
}
