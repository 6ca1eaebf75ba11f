package io.skysentinel.bridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups, the policy for the slow, and the limits, with connections that the test plays. */
class LoopClientsTest {
  private static final View BOX = View.of(new BoundingBox(0, 9, 0, 9));
  private static final BridgeConfig LIMITS =
      new BridgeConfig(5, 300, 1 << 25, 100, 0, 4_096, 20, 30, 60);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0);
  private long now = 1_000_000;
  private final FakeHub hub = new FakeHub(() -> now);
  private final LoopClients loop =
      new LoopClients(
          hub, vertx.getOrCreateContext(), () -> now, () -> LIMITS, new BridgeMetrics(registry));

  LoopClientsTest() {
    hub.listener = loop;
    tick(ticker.put("aaaaaa", 5, 5).put("bbbbbb", 45, 45).frame());
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void clientsOfOneKindShareTheirBytesAndOthersHaveTheirOwn() {
    FakeOutlet world = enter(View.WORLD, LiveRoutes.WS_JSON);
    FakeOutlet same = enter(View.WORLD, LiveRoutes.WS_JSON);
    FakeOutlet box = enter(BOX, LiveRoutes.WS_JSON);
    FakeOutlet packed = enter(View.WORLD, LiveRoutes.WS_PACKED);
    tick(ticker.put("bbbbbb", 46, 45).frame());

    assertThat(world.last()).isSameAs(same.last()).isNotSameAs(packed.last());
    assertThat(box.writes).hasSize(1);
    assertThat(world.writes).hasSize(2);
    assertThat(registry.get("bridge.messages.sent").tag("transport", "ws-json").counter().count())
        .isEqualTo(5);
  }

  @Test
  void severalTilesAreOneWrite() {
    FakeOutlet two = enter(View.of(new BoundingBox(0, 9, 0, 19)), LiveRoutes.WS_JSON);
    tick(ticker.put("aaaaaa", 6, 6).put("cccccc", 6, 16).frame());
    assertThat(two.writes).hasSize(2);
    assertThat(two.messages.stream().filter(Delta.class::isInstance)).hasSize(2);
    assertThat(two.view.flights()).containsOnlyKeys("aaaaaa", "cccccc");
  }

  @Test
  void whoTakesNoMoreIsLeftOutAndThenGetsOneSnapshot() {
    FakeOutlet slow = enter(View.WORLD, LiveRoutes.WS_JSON);
    FakeOutlet fast = enter(View.WORLD, LiveRoutes.WS_JSON);
    slow.writable = false;
    tick(ticker.put("cccccc", 1, 1).frame());
    tick(ticker.put("dddddd", 1, 1).remove("aaaaaa").frame());
    assertThat(slow.writes).hasSize(1);
    assertThat(fast.view.flights()).isEqualTo(ticker.flights());
    assertThat(registry.get("bridge.clients.behind").gauge().value()).isEqualTo(1);

    slow.writable = true;
    loop.writable(slow.client());
    assertThat(slow.writes).hasSize(2);
    assertThat(slow.messages.stream().filter(Snapshot.class::isInstance)).hasSize(2);
    assertThat(slow.view.flights()).isEqualTo(ticker.flights());
    assertThat(registry.get("bridge.frames.skipped").counter().count()).isEqualTo(2);
    assertThat(registry.get("bridge.clients.behind").gauge().value()).isZero();

    tick(ticker.put("eeeeee", 1, 1).frame());
    assertThat(slow.view.flights()).isEqualTo(ticker.flights());
    assertThat(slow.client().view).isEqualTo(View.WORLD);
  }

  @Test
  void whoWasBehindLearnsThatAShardIsGone() {
    FakeOutlet slow = enter(View.WORLD, LiveRoutes.WS_JSON);
    slow.writable = false;
    FakeTicker heir = new FakeTicker(1, "00000002-0000000000002", 0, 1);
    tick(heir.put("zzzzzz", 1, 1).frame());
    slow.writable = true;
    loop.writable(slow.client());
    assertThat(slow.view.flights()).isEqualTo(heir.flights());
    assertThat(slow.lost).isFalse();
  }

  @Test
  void whoStaysBehindIsSentAway() {
    FakeOutlet never = enter(View.WORLD, LiveRoutes.WS_JSON);
    never.writable = false;
    tick(ticker.put("cccccc", 1, 1).frame());
    now += 59_000;
    never.client().heardMs = now;
    loop.sweep();
    assertThat(never.farewell).isNull();
    now += 1_000;
    loop.sweep();
    assertThat(never.farewell).isEqualTo(Farewell.SLOW);
    assertThat(loop.size()).isZero();
  }

  @Test
  void whoSaysNothingIsPingedAndThenSentAway() {
    FakeOutlet quiet = enter(View.WORLD, LiveRoutes.WS_JSON);
    now += 10_000;
    loop.sweep();
    assertThat(quiet.pings).isEqualTo(1);
    quiet.client().heardMs = now;
    now += 29_000;
    loop.sweep();
    assertThat(quiet.farewell).isNull();
    now += 1_000;
    loop.sweep();
    assertThat(quiet.farewell).isEqualTo(Farewell.IDLE);
  }

  @Test
  void ticksMayQueueUpBehindASnapshotForAWhile() {
    FakeOutlet client = enter(View.WORLD, LiveRoutes.WS_JSON);
    assertThat(client.backlog).isGreaterThan(client.last().readableBytes());
    now += 20_000;
    loop.sweep();
    assertThat(client.backlog).isZero();
  }

  @Test
  void anAnswerToAnEarlierQuestionIsNotTaken() {
    hub.answersLater = true;
    FakeOutlet client = new FakeOutlet();
    client.client = new Client(client, LiveRoutes.WS_JSON, Transport.WS_JSON, View.WORLD, now);
    loop.enter(client.client(), List.of(new Stand(0, "another", 1)));
    loop.watch(client.client(), BOX);
    hub.answer();
    assertThat(client.writes).hasSize(1);
    assertThat(client.view.flights()).containsOnlyKeys("aaaaaa");
  }

  @Test
  void oneSnapshotAtATimeIsOnItsWayAndTheNewestViewWins() {
    FakeOutlet client = enter(View.WORLD, LiveRoutes.WS_JSON);
    client.sendsLater = true;
    loop.watch(client.client(), View.of(new BoundingBox(40, 49, 40, 49)));
    loop.watch(client.client(), View.of(new BoundingBox(-9, -1, 0, 9)));
    loop.watch(client.client(), BOX);
    tick(ticker.put("aaaaaa", 6, 6).frame());
    assertThat(client.writes).hasSize(2);
    assertThat(client.view.flights()).containsOnlyKeys("bbbbbb");

    client.send();
    assertThat(client.writes).hasSize(3);
    assertThat(client.view.flights()).containsOnlyKeys("aaaaaa");
    client.send();
    tick(ticker.put("aaaaaa", 7, 7).frame());
    assertThat(client.writes).hasSize(4);
    assertThat(client.view.flights().get("aaaaaa")).isEqualTo(ticker.flights().get("aaaaaa"));
    assertThat(client.lost).isFalse();
  }

  @Test
  void whoResumesBeforeItsNewViewCameGetsThatView() {
    FakeOutlet client = enter(View.WORLD, LiveRoutes.WS_JSON);
    List<Stand> held = client.view.resume(null);
    client.sendsLater = true;
    loop.resume(client.client(), held);
    loop.watch(client.client(), BOX);
    loop.resume(client.client(), held);
    client.send();
    assertThat(client.view.flights()).containsOnlyKeys("aaaaaa");
  }

  @Test
  void whoAsksOnAndOnButReadsNothingIsSentAway() {
    FakeOutlet client = enter(View.WORLD, LiveRoutes.WS_JSON);
    client.sendsLater = true;
    loop.watch(client.client(), BOX);
    for (int second = 0; second < 60; second++) {
      loop.watch(client.client(), second % 2 == 0 ? View.WORLD : BOX);
      client.client().heardMs = now;
      loop.sweep();
      assertThat(client.farewell).isNull();
      now += 1_000;
    }
    loop.sweep();
    assertThat(client.farewell).isEqualTo(Farewell.SLOW);
    client.send();
    assertThat(client.writes).hasSize(2);
  }

  @Test
  void aLoopThatWasTooSlowGivesItsClientsSnapshots() {
    FakeOutlet client = enter(View.WORLD, LiveRoutes.WS_JSON);
    hub.deaf = true;
    tick(ticker.put("cccccc", 1, 1).frame());
    hub.deaf = false;
    loop.missed();
    assertThat(client.view.flights()).isEqualTo(ticker.flights());
  }

  @Test
  void heartbeatsGoToWhoIsUpToDate() {
    FakeOutlet client = enter(View.WORLD, LiveRoutes.WS_JSON);
    tick(ticker.put("cccccc", 1, 1).frame());
    loop.heartbeat();
    assertThat(client.messages.get(client.messages.size() - 1))
        .isInstanceOfSatisfying(
            Heartbeat.class, beat -> assertThat(beat.shards().get(0).seq()).isEqualTo(2));
    assertThat(client.lost).isFalse();
  }

  @Test
  void whoLeavesGetsNothingMore() {
    FakeOutlet first = enter(View.WORLD, LiveRoutes.WS_JSON);
    FakeOutlet second = enter(View.WORLD, LiveRoutes.WS_JSON);
    FakeOutlet third = enter(View.WORLD, LiveRoutes.WS_JSON);
    loop.leave(first.client());
    tick(ticker.put("cccccc", 1, 1).frame());
    assertThat(first.writes).hasSize(1);
    assertThat(second.writes).hasSize(2);
    assertThat(third.writes).hasSize(2);
  }

  @Test
  void allBytesAreFreedInTheEnd() {
    FakeOutlet client = enter(View.WORLD, LiveRoutes.WS_JSON);
    enter(BOX, LiveRoutes.WS_PACKED);
    tick(ticker.put("cccccc", 1, 1).frame());
    tick(ticker.put("cccccc", 2, 1).frame());
    hub.keeper.close();
    assertThat(client.writes).isNotEmpty().allMatch(bytes -> bytes.refCnt() == 0);
  }

  private FakeOutlet enter(View view, Encoding encoding) {
    FakeOutlet outlet = new FakeOutlet();
    outlet.client =
        new Client(
            outlet,
            encoding,
            encoding.messages() == Messages.JSON ? Transport.WS_JSON : Transport.WS_MSGPACK,
            view,
            now);
    loop.enter(outlet.client());
    return outlet;
  }

  private void tick(Frame frame) {
    hub.keeper.accept(frame, now);
  }
}
