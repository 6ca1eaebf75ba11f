package io.skysentinel.node.bridge;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.ClientMessage.Stand;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.View;
import io.skysentinel.node.bridge.Client.State;
import io.skysentinel.node.config.BridgeConfig;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clients of one event loop. Each tick is one task for all of them, and each kind of client
 * costs one look for its bytes. Everything runs on that loop.
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

  private final Hub hub;
  private final Context context;
  private final LongSupplier clock;
  private final Supplier<BridgeConfig> config;
  private final BridgeMetrics metrics;
  private final Set<Client> all = new HashSet<>();
  private final Map<ClientGroup.Kind, ClientGroup> groups = new LinkedHashMap<>();

  /** Who waits for a look at the sky, with the number of the question. */
  private Map<Client, Integer> lookers = new LinkedHashMap<>();

  private boolean asked;
  private List<Stand> stands = List.of();
  private long ticks;

  LoopClients(
      Hub hub,
      Context context,
      LongSupplier clock,
      Supplier<BridgeConfig> config,
      BridgeMetrics metrics) {
    this.hub = hub;
    this.context = context;
    this.clock = clock;
    this.config = config;
    this.metrics = metrics;
  }

  /** Somebody new: gets snapshots, then ticks. */
  void enter(Client client) {
    all.add(client);
    askForSky(client);
  }

  /** Somebody who was here or elsewhere before and holds these. */
  void enter(Client client, List<Stand> held) {
    all.add(client);
    resume(client, held);
  }

  void leave(Client client) {
    if (client.state == State.FED) {
      group(client).remove(client);
    }
    become(client, State.LEFT);
    lookers.remove(client);
    all.remove(client);
  }

  /** It watches something else from now on. */
  void watch(Client client, View view) {
    if (client.state == State.LEFT) {
      return;
    }
    stopFeeding(client, State.WAITING);
    client.view = view;
    askForSky(client);
  }

  /** It wants what it missed after these. */
  void resume(Client client, List<Stand> held) {
    if (client.state == State.LEFT) {
      return;
    }
    stopFeeding(client, State.WAITING);
    int question = ++client.question;
    hub.resume(context, held, news -> answer(client, question, news));
  }

  /** Its connection takes more again. */
  void writable(Client client) {
    if (client.state == State.BEHIND) {
      metrics.resync("slow");
      metrics.skipped(ticks - client.behindSinceTick);
      become(client, State.WAITING);
      askForSky(client);
    }
  }

  @Override
  public void tick(Tick tick) {
    ticks++;
    for (ClientGroup group : List.copyOf(groups.values())) {
      ByteBuf bytes = tick.bytes(group.kind().view(), group.kind().encoding());
      if (bytes.isReadable()) {
        int written = group.write(bytes, this::fallBehind);
        metrics.sent(group.transport(), written, bytes.readableBytes());
      }
    }
    // Only now: who fell behind meanwhile still holds what there was before.
    stands = tick.stands();
    groups.values().removeIf(ClientGroup::isEmpty);
  }

  @Override
  public void missed() {
    for (ClientGroup group : List.copyOf(groups.values())) {
      for (Client client : group.clients()) {
        metrics.resync("loop_late");
        stopFeeding(client, State.WAITING);
        askForSky(client);
      }
    }
  }

  /** Tells that the server is alive and where it stands. */
  void heartbeat() {
    long now = clock.getAsLong();
    Map<Encoding, ByteBuf> made = new HashMap<>();
    for (ClientGroup group : List.copyOf(groups.values())) {
      ByteBuf bytes =
          made.computeIfAbsent(
              group.kind().encoding(), encoding -> encoding.heartbeat(now, stands));
      // Who does not take it misses nothing by that.
      int written = group.write(bytes, unused -> {});
      metrics.sent(group.transport(), written, bytes.readableBytes());
    }
    made.values().forEach(ByteBuf::release);
  }

  /** Ends the connections of who reads nothing or says nothing for too long; about each second. */
  void sweep() {
    long now = clock.getAsLong();
    BridgeConfig limits = config.get();
    for (Client client : List.copyOf(all)) {
      if (client.backlogUntilMs != 0 && now >= client.backlogUntilMs) {
        client.backlogUntilMs = 0;
        client.outlet.allowBacklog(0);
      }
      if (client.behindSinceMs != 0
          && now - client.behindSinceMs >= limits.slowCloseSeconds() * 1000L) {
        expel(client, Farewell.SLOW, "slow");
      } else if (limits.idleTimeoutSeconds() > 0) {
        sweepIdle(client, now, limits.idleTimeoutSeconds() * 1000L);
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

  private void sweepIdle(Client client, long now, long patienceMs) {
    long quiet = now - client.heardMs;
    if (quiet >= patienceMs) {
      expel(client, Farewell.IDLE, "idle");
    } else if (quiet >= patienceMs / 3) {
      client.outlet.ping();
    }
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
    if (client.behindSinceMs == 0) {
      client.behindSinceMs = clock.getAsLong();
    }
  }

  private void stopFeeding(Client client, State next) {
    if (client.state == State.FED) {
      group(client).remove(client);
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

  private void askForSky(Client client) {
    client.question++;
    lookers.put(client, client.question);
    if (!asked) {
      asked = true;
      hub.look(context, this::answer);
    }
  }

  private void answer(Sky sky) {
    asked = false;
    Map<Client, Integer> answered = lookers;
    lookers = new LinkedHashMap<>();
    answered.forEach((client, question) -> answer(client, question, sky));
  }

  private void answer(Client client, int question, News news) {
    if (client.state != State.WAITING || client.question != question) {
      return;
    }
    stands = news.stands();
    if (!client.outlet.isWritable()) {
      markBehind(client);
      return;
    }
    tellGone(client);
    ByteBuf bytes = news.bytes(client.view, client.encoding);
    client.outlet.allowBacklog(bytes.readableBytes() + BACKLOG_BYTES);
    client.backlogUntilMs = clock.getAsLong() + BACKLOG_MS;
    client.outlet.write(bytes);
    metrics.sent(client.transport, 1, bytes.readableBytes());
    client.told = List.of();
    client.behindSinceMs = 0;
    client.state = State.FED;
    group(client).add(client);
  }

  /** A snapshot replaces what its own shard gave; shards that are no more are told to be so. */
  private void tellGone(Client client) {
    Set<Integer> alive = new LinkedHashSet<>();
    stands.forEach(stand -> alive.add(stand.shard()));
    List<Stand> gone = new ArrayList<>(client.told);
    gone.removeIf(stand -> alive.contains(stand.shard()));
    for (Stand stand : gone) {
      byte[] message =
          client
              .encoding
              .messages()
              .snapshot(stand.shard(), Epochs.GONE, 0, clock.getAsLong(), View.WORLD, List.of());
      client.writeOwn(
          client.encoding.framing().frame(Framing.Kind.SNAPSHOT, Framing.WORLD, message));
    }
  }

  private ClientGroup group(Client client) {
    return groups.computeIfAbsent(
        new ClientGroup.Kind(client.view, client.encoding),
        kind -> new ClientGroup(kind, client.transport));
  }
}
