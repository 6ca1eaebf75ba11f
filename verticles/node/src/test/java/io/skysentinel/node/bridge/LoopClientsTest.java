package io.skysentinel.node.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.ClientMessage;
import io.skysentinel.core.live.ClientMessage.Delta;
import io.skysentinel.core.live.ClientMessage.Heartbeat;
import io.skysentinel.core.live.ClientMessage.Snapshot;
import io.skysentinel.core.live.ClientMessage.Stand;
import io.skysentinel.core.live.ClientView;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.core.wire.JsonReader;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.node.config.BridgeConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
  private final FakeHub hub = new FakeHub();
  private long now = 1_000_000;
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

  /** A hub on the same thread. */
  private final class FakeHub implements Hub {
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable LoopListener listener;
    private boolean answersLater;
    private boolean deaf;
    private final SkyKeeper keeper =
        new SkyKeeper(
            new FrameRing.Limits(10, 1 << 20),
            new SkyKeeper.Listener() {
              @Override
              public void tick(Tick tick) {
                if (!deaf && listener != null) {
                  listener.tick(tick);
                }
              }

              @Override
              public void ask(int shard) {}

              @Override
              public void tooOld() {}
            });

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public Membership join(Context context, LoopListener to) {
      return () -> {};
    }

    @Override
    public void look(Context context, Consumer<Sky> taker) {
      answer(() -> taker.accept(keeper.look(now)));
    }

    @Override
    public void resume(Context context, List<Stand> held, Consumer<News> taker) {
      answer(() -> taker.accept(keeper.resume(held, now)));
    }

    void answer() {
      List<Runnable> now = List.copyOf(waiting);
      waiting.clear();
      now.forEach(Runnable::run);
    }

    private void answer(Runnable answer) {
      waiting.add(answer);
      if (!answersLater) {
        answer();
      }
    }
  }

  /** A connection that reads JSON messages at once. */
  private static final class FakeOutlet implements Outlet {
    private final List<ByteBuf> writes = new ArrayList<>();
    private final List<ClientMessage> messages = new ArrayList<>();
    private final ClientView view = new ClientView();
    private @Nullable Client client;
    private @Nullable Farewell farewell;
    private boolean writable = true;
    private boolean lost;
    private int backlog;
    private int pings;

    Client client() {
      return Objects.requireNonNull(client);
    }

    ByteBuf last() {
      return writes.get(writes.size() - 1);
    }

    @Override
    public boolean isWritable() {
      return writable;
    }

    @Override
    public void write(ByteBuf lent) {
      writes.add(lent);
      if (client().encoding.equals(LiveRoutes.WS_JSON)) {
        read(lent.duplicate());
      }
    }

    @Override
    public void allowBacklog(int bytes) {
      backlog = bytes;
    }

    @Override
    public void ping() {
      pings++;
    }

    @Override
    public void close(Farewell why) {
      farewell = why;
    }

    /** One WebSocket frame after the other. */
    private void read(ByteBuf bytes) {
      while (bytes.isReadable()) {
        bytes.skipBytes(1);
        int size = bytes.readUnsignedByte();
        if (size == 126) {
          size = bytes.readUnsignedShort();
        } else if (size == 127) {
          size = (int) bytes.readLong();
        }
        byte[] message = new byte[size];
        bytes.readBytes(message);
        try {
          ClientMessage read = Objects.requireNonNull(JsonReader.read(message));
          messages.add(read);
          lost |= view.take(read) == io.skysentinel.core.live.ClientSequence.Verdict.MISSED;
        } catch (InvalidMessageException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
