package io.skysentinel.bridge.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.bridge.frames.FakeHub;
import io.skysentinel.bridge.frames.FakeTicker;
import io.skysentinel.bridge.transport.websocket.WebSocketFraming;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.Door;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups, the policy for the slow, and the limits, with connections that the test plays. */
class ClientLoopTest {
  private static final View BOX = View.of(new BoundingBox(0, 9, 0, 9));
  private static final BridgeConfig LIMITS =
      new BridgeConfig(5, 300, 1 << 25, 100, 0, 4_096, 20, 30, 60);

  private static final Encoding JSON = new Encoding(Messages.JSON, WebSocketFraming.TEXT);
  private static final Encoding PACKED = new Encoding(Messages.PACKED, WebSocketFraming.BINARY);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0);
  private long now = 1_000_000;
  private final FakeHub hub = new FakeHub(() -> now);
  private final ClientLoop loop =
      new ClientLoop(
          hub,
          vertx.getOrCreateContext(),
          new Clocks(() -> now, () -> now),
          () -> LIMITS,
          new BridgeMetrics(registry));

  private final ClientTimers timers = new ClientTimers(loop, () -> now);
  private final Door door =
      new Door(
          new Connections(new LiveConfig(SkyConfig.defaults()), () -> now, registry),
          () -> new Door.Rules(9, 0, List.of()),
          () -> true,
          reason -> {});

  ClientLoopTest() {
    loop.feed().join();
    tick(ticker.put("aaaaaa", 5, 5).put("bbbbbb", 45, 45).frame());
  }

  @AfterEach
  void close() {
    hub.close();
    vertx.close().await();
  }

  @Test
  void clientsOfOneKindShareTheirBytesAndOthersHaveTheirOwn() {
    FakeSocket world = enter(View.WORLD, JSON);
    FakeSocket same = enter(View.WORLD, JSON);
    FakeSocket box = enter(BOX, JSON);
    FakeSocket packed = enter(View.WORLD, PACKED);
    tick(ticker.put("bbbbbb", 46, 45).frame());

    assertThat(world.last()).isSameAs(same.last()).isNotSameAs(packed.last());
    assertThat(box.writes).hasSize(1);
    assertThat(world.writes).hasSize(2);
    assertThat(registry.get("bridge.messages.sent").tag("transport", "ws-json").counter().count())
        .isEqualTo(5);
  }

  @Test
  void severalTilesAreOneWrite() {
    FakeSocket two = enter(View.of(new BoundingBox(0, 9, 0, 19)), JSON);
    tick(ticker.put("aaaaaa", 6, 6).put("cccccc", 6, 16).frame());
    assertThat(two.writes).hasSize(2);
    assertThat(two.messages.stream().filter(Delta.class::isInstance)).hasSize(2);
    assertThat(two.view.flights()).containsOnlyKeys("aaaaaa", "cccccc");
  }

  @Test
  void whoTakesNoMoreIsLeftOutAndThenGetsOneSnapshot() {
    FakeSocket slow = enter(View.WORLD, JSON);
    FakeSocket fast = enter(View.WORLD, JSON);
    slow.fill();
    tick(ticker.put("cccccc", 1, 1).frame());
    tick(ticker.put("dddddd", 1, 1).remove("aaaaaa").frame());
    assertThat(slow.writes).hasSize(1);
    assertThat(fast.view.flights()).isEqualTo(ticker.flights());
    assertThat(registry.get("bridge.clients.behind").gauge().value()).isEqualTo(1);

    slow.drain();
    assertThat(slow.writes).hasSize(2);
    assertThat(slow.messages.stream().filter(Snapshot.class::isInstance)).hasSize(2);
    assertThat(slow.view.flights()).isEqualTo(ticker.flights());
    assertThat(registry.get("bridge.frames.skipped").counter().count()).isEqualTo(2);
    assertThat(registry.get("bridge.clients.behind").gauge().value()).isZero();

    tick(ticker.put("eeeeee", 1, 1).frame());
    assertThat(slow.view.flights()).isEqualTo(ticker.flights());
  }

  @Test
  void whoWasBehindLearnsThatAShardIsGone() {
    FakeSocket slow = enter(View.WORLD, JSON);
    slow.fill();
    FakeTicker heir = new FakeTicker(1, "00000002-0000000000002", 0, 1);
    tick(heir.put("zzzzzz", 1, 1).frame());
    slow.drain();
    assertThat(slow.view.flights()).isEqualTo(heir.flights());
    assertThat(slow.lost).isFalse();
  }

  @Test
  void whoStaysBehindIsSentAway() {
    FakeSocket never = enter(View.WORLD, JSON);
    never.fill();
    tick(ticker.put("cccccc", 1, 1).frame());
    now += 59_000;
    never.client().heardMs = now;
    timers.sweep();
    assertThat(never.closed).isNull();
    now += 1_000;
    timers.sweep();
    assertThat(never.closed).isEqualTo(CloseReason.SLOW);
    assertThat(loop.clients()).isEmpty();
  }

  @Test
  void whoSaysNothingIsPingedAndThenSentAway() {
    FakeSocket quiet = enter(View.WORLD, JSON);
    now += 10_000;
    timers.sweep();
    assertThat(quiet.pings).isEqualTo(1);
    quiet.client().heardMs = now;
    now += 29_000;
    timers.sweep();
    assertThat(quiet.closed).isNull();
    now += 1_000;
    timers.sweep();
    assertThat(quiet.closed).isEqualTo(CloseReason.IDLE);
  }

  @Test
  void ticksMayQueueUpBehindASnapshotForAWhile() {
    FakeSocket client = enter(View.WORLD, JSON);
    assertThat(client.backlog).isGreaterThan(client.last().readableBytes());
    now += 20_000;
    timers.sweep();
    assertThat(client.backlog).isZero();
  }

  @Test
  void anAnswerToAnEarlierQuestionIsNotTaken() {
    hub.answersLater = true;
    FakeSocket client = new FakeSocket(true);
    client.client = loop.enter(client, TransportName.WS_JSON, ticket(), Pass.forAnybody());
    loop.watch(client.client(), View.WORLD, JSON, List.of(new Stand(0, "another", 1)));
    loop.watch(client.client(), BOX, JSON);
    hub.answer();
    assertThat(client.writes).hasSize(1);
    assertThat(client.view.flights()).containsOnlyKeys("aaaaaa");
  }

  @Test
  void oneSnapshotAtATimeIsOnItsWayAndTheNewestViewWins() {
    FakeSocket client = enter(View.WORLD, JSON);
    client.sendsLater = true;
    loop.watch(client.client(), View.of(new BoundingBox(40, 49, 40, 49)), JSON);
    loop.watch(client.client(), View.of(new BoundingBox(-9, -1, 0, 9)), JSON);
    loop.watch(client.client(), BOX, JSON);
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
    FakeSocket client = enter(View.WORLD, JSON);
    List<Stand> held = client.view.resume(null);
    client.sendsLater = true;
    loop.resume(client.client(), held);
    loop.watch(client.client(), BOX, JSON);
    loop.resume(client.client(), held);
    client.send();
    assertThat(client.view.flights()).containsOnlyKeys("aaaaaa");
  }

  @Test
  void whoAsksOnAndOnButReadsNothingIsSentAway() {
    FakeSocket client = enter(View.WORLD, JSON);
    client.sendsLater = true;
    loop.watch(client.client(), BOX, JSON);
    for (int second = 0; second < 60; second++) {
      loop.watch(client.client(), second % 2 == 0 ? View.WORLD : BOX, JSON);
      client.client().heardMs = now;
      timers.sweep();
      assertThat(client.closed).isNull();
      now += 1_000;
    }
    timers.sweep();
    assertThat(client.closed).isEqualTo(CloseReason.SLOW);
    client.send();
    assertThat(client.writes).hasSize(2);
  }

  @Test
  void aLoopThatWasTooSlowGivesItsClientsSnapshots() {
    FakeSocket client = enter(View.WORLD, JSON);
    hub.deaf = true;
    tick(ticker.put("cccccc", 1, 1).frame());
    hub.deaf = false;
    loop.feed().missed();
    assertThat(client.view.flights()).isEqualTo(ticker.flights());
  }

  @Test
  void heartbeatsGoToWhoIsUpToDate() {
    FakeSocket client = enter(View.WORLD, JSON);
    tick(ticker.put("cccccc", 1, 1).frame());
    loop.feed().heartbeat();
    assertThat(client.messages.get(client.messages.size() - 1))
        .isInstanceOfSatisfying(
            Heartbeat.class, beat -> assertThat(beat.shards().get(0).seq()).isEqualTo(2));
    assertThat(client.lost).isFalse();
  }

  @Test
  void whoLeavesGetsNothingMore() {
    FakeSocket first = enter(View.WORLD, JSON);
    FakeSocket second = enter(View.WORLD, JSON);
    FakeSocket third = enter(View.WORLD, JSON);
    loop.leave(first.client());
    tick(ticker.put("cccccc", 1, 1).frame());
    assertThat(first.writes).hasSize(1);
    assertThat(second.writes).hasSize(2);
    assertThat(third.writes).hasSize(2);
  }

  @Test
  void allBytesAreFreedInTheEnd() {
    FakeSocket client = enter(View.WORLD, JSON);
    enter(BOX, PACKED);
    tick(ticker.put("cccccc", 1, 1).frame());
    tick(ticker.put("cccccc", 2, 1).frame());
    hub.close();
    assertThat(client.writes).isNotEmpty().allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void aClientOfSeveralTopicsGetsOneFlushATickAndOneSnapshotOfEach() {
    View north = View.of(new BoundingBox(40, 49, 40, 49));
    FakeSocket client = new FakeSocket(true);
    client.client = loop.enter(client, TransportName.EVENT_BUS, ticket(), Pass.forAnybody());
    loop.subscribe(client.client(), new Topic("box", BOX), JSON);
    loop.subscribe(client.client(), new Topic("north", north), JSON);
    loop.subscribe(client.client(), new Topic("said", null), JSON);
    assertThat(client.writes).isEmpty();
    tick(ticker.put("aaaaaa", 6, 6).put("bbbbbb", 46, 46).frame());
    assertThat(client.writes).hasSize(2);
    assertThat(client.flushes).isEqualTo(1);

    client.fill();
    tick(ticker.put("aaaaaa", 7, 7).frame());
    loop.unsubscribe(client.client(), "north");
    loop.subscribe(
        client.client(), new Topic("south", View.of(new BoundingBox(-9, -1, 0, 9))), JSON);
    client.drain();
    List<List<String>> snapshots =
        client.messages.stream()
            .filter(Snapshot.class::isInstance)
            .map(snapshot -> ((Snapshot) snapshot).views())
            .toList();
    assertThat(snapshots).containsExactlyInAnyOrder(List.of("n00e000"), List.of("s10e000"));
    assertThat(client.flushes).isEqualTo(2);
  }

  @Test
  void whatOneTickQueuesForAClientDoesNotMakeItSlow() {
    FakeSocket client = new FakeSocket(true);
    client.client = loop.enter(client, TransportName.EVENT_BUS, ticket(), Pass.forAnybody());
    loop.subscribe(client.client(), new Topic("box", BOX), JSON);
    loop.subscribe(client.client(), new Topic("world", View.WORLD), JSON);
    client.isFullUntilFlushed = true;
    tick(ticker.put("aaaaaa", 6, 6).frame());
    assertThat(client.writes).hasSize(2);
    assertThat(registry.get("bridge.clients.behind").gauge().value()).isZero();
  }

  @Test
  void aConnectionOnWhichNobodyCanAnswerIsNotIdle() {
    FakeSocket client = enter(View.WORLD, JSON);
    client.answersPings = false;
    for (int i = 0; i < 100; i++) {
      now += 1_000;
      timers.sweep();
    }
    assertThat(client.closed).isNull();
  }

  private FakeSocket enter(View view, Encoding encoding) {
    boolean isJson = encoding.equals(JSON);
    FakeSocket socket = new FakeSocket(isJson);
    socket.client =
        loop.enter(
            socket,
            isJson ? TransportName.WS_JSON : TransportName.WS_MSGPACK,
            ticket(),
            Pass.forAnybody());
    loop.watch(socket.client(), view, encoding, List.of());
    return socket;
  }

  private Door.Ticket ticket() {
    return (Door.Ticket) door.enter("127.0.0.1");
  }

  private void tick(Frame frame) {
    hub.accept(frame);
  }
}
