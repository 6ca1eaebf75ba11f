package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.Client.State;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.vertx.core.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clients of one event loop. Each tick is one task for all of them. Everything runs on that
 * loop.
 *
 * <p>A client whose connection takes no more is left out, at no cost to the others, until the
 * connection takes more again; then it gets a fresh snapshot, never the ticks that it missed.
 */
final class LoopClients implements Hub.LoopListener {
  /**
   * Ticks go on while a snapshot is on its way to a client: for so long they may queue up behind
   * it. Else a client would, after each snapshot, be too far behind for anything but another.
   */
  private static final long BACKLOG_MS = 20_000;

  private static final int BACKLOG_BYTES = 256 * 1024;

  private final LongSupplier clock;
  private final Supplier<BridgeConfig> config;
  private final BridgeMetrics metrics;
  private final Set<Client> all = new HashSet<>();
  private final ClientGroups groups;
  private final Questions questions;
  private List<Stand> stands = List.of();
  private long ticks;

  LoopClients(
      Hub hub,
      Context context,
      LongSupplier clock,
      Supplier<BridgeConfig> config,
      BridgeMetrics metrics) {
    this.clock = clock;
    this.config = config;
    this.metrics = metrics;
    this.groups = new ClientGroups(metrics);
    this.questions = new Questions(hub, context, clock, this::take);
  }

  /** Somebody new: gets snapshots, then ticks. */
  void enter(Client client) {
    all.add(client);
    questions.look(client);
  }

  /** Somebody who was here or elsewhere before and holds these. */
  void enter(Client client, List<Stand> held) {
    all.add(client);
    resume(client, held);
  }

  void leave(Client client) {
    stopFeeding(client, State.LEFT);
    questions.forget(client);
    all.remove(client);
  }

  /** It watches something else from now on. */
  void watch(Client client, View view) {
    if (client.state == State.LEFT) {
      return;
    }
    stopFeeding(client, State.WAITING);
    client.view = view;
    client.viewIsNew = true;
    questions.look(client);
  }

  /** It wants what it missed after these. */
  void resume(Client client, List<Stand> held) {
    if (client.state == State.LEFT) {
      return;
    }
    stopFeeding(client, State.WAITING);
    if (client.viewIsNew) {
      // What it holds is of another view.
      questions.look(client);
      return;
    }
    questions.resume(client, held);
  }

  /** Its connection takes more again. */
  void writable(Client client) {
    if (client.state == State.BEHIND) {
      metrics.resync("slow");
      metrics.skipped(ticks - client.behindSinceTick);
      become(client, State.WAITING);
      questions.look(client);
    }
  }

  @Override
  public void tick(Tick tick) {
    ticks++;
    groups.tick(tick, this::fallBehind);
    // Only now: who fell behind meanwhile still holds what there was before.
    stands = tick.stands();
  }

  @Override
  public void missed() {
    for (Client client : groups.clients()) {
      metrics.resync("loop_late");
      stopFeeding(client, State.WAITING);
      questions.look(client);
    }
  }

  /** Tells that the server is alive and where it stands. */
  void heartbeat() {
    groups.heartbeat(clock.getAsLong(), stands);
  }

  /** Ends the connections of who reads nothing or says nothing for too long; about each second. */
  void sweep() {
    long now = clock.getAsLong();
    Patience patience = new Patience(config.get());
    for (Client client : List.copyOf(all)) {
      if (client.backlogUntilMs != 0 && now >= client.backlogUntilMs) {
        client.backlogUntilMs = 0;
        client.outlet.allowBacklog(0);
      }
      if (patience.isSlow(client, now)) {
        expel(client, Farewell.SLOW, "slow");
      } else if (patience.isIdle(client, now)) {
        expel(client, Farewell.IDLE, "idle");
      } else if (patience.wantsSign(client, now)) {
        client.outlet.ping();
      }
    }
  }

  /** The node stops. */
  void sayGoodBye() {
    for (Client client : List.copyOf(all)) {
      leave(client);
      client.outlet.close(Farewell.STOPPING);
    }
  }

  int size() {
    return all.size();
  }

  private void expel(Client client, Farewell farewell, String reason) {
    metrics.rejected(reason);
    leave(client);
    client.outlet.close(farewell);
  }

  private void fallBehind(Client client) {
    stopFeeding(client, State.WAITING);
    markBehind(client);
    // This tick is the first that it does not get.
    client.behindSinceTick--;
  }

  private void markBehind(Client client) {
    become(client, State.BEHIND);
    client.behindSinceTick = ticks;
    client.waitsSince(clock.getAsLong());
  }

  private void stopFeeding(Client client, State next) {
    if (client.state == State.FED) {
      groups.remove(client);
      client.told = stands;
    }
    become(client, next);
  }

  private void become(Client client, State next) {
    if (client.state == State.BEHIND && next != State.BEHIND) {
      metrics.caughtUp();
    } else if (client.state != State.BEHIND && next == State.BEHIND) {
      metrics.fellBehind();
    }
    client.state = next;
  }

  private void take(Client client, News news) {
    stands = news.stands();
    if (!client.outlet.isWritable()) {
      markBehind(client);
      return;
    }
    client.tellGone(stands, clock.getAsLong());
    ByteBuf bytes = news.bytes(client.view, client.encoding);
    client.outlet.allowBacklog(bytes.readableBytes() + BACKLOG_BYTES);
    client.backlogUntilMs = clock.getAsLong() + BACKLOG_MS;
    client.outlet.write(bytes);
    metrics.sent(client.transport, 1, bytes.readableBytes());
    client.told = List.of();
    client.behindSinceMs = 0;
    client.viewIsNew = false;
    client.state = State.FED;
    groups.add(client);
    questions.answered(client);
  }
}
