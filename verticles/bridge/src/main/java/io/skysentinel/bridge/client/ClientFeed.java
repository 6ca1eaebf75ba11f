package io.skysentinel.bridge.client;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.client.Client.State;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.questions.QuestionHandler.Question;
import io.skysentinel.bridge.questions.Reply;
import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.time.Clocks;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the clients of one event loop are told. Each tick is one task for all of them.
 *
 * <p>A client whose connection takes no more is left out, at no cost to the others, until the
 * connection takes more again; then it gets a fresh snapshot of all that it watches, never the
 * ticks that it missed.
 */
final class ClientFeed implements Hub.LoopListener {
  private final Hub hub;
  private final Context context;
  private final Clocks clocks;
  private final BridgeMetrics metrics;
  private final Collection<Client> clients;
  private final ClientGroups groups;
  private final PendingAnswers answers;
  private List<Stand> stands = List.of();
  private long ticks;

  /**
   * A feed that has heard nothing yet.
   *
   * @param clients all that there are; kept and looked at, not changed
   */
  ClientFeed(
      Hub hub, Context context, Clocks clocks, BridgeMetrics metrics, Collection<Client> clients) {
    this.hub = hub;
    this.context = context;
    this.clocks = clocks;
    this.metrics = metrics;
    this.clients = clients;
    this.groups = new ClientGroups(metrics);
    this.answers =
        new PendingAnswers(
            hub, context, clocks.steadyMs(), metrics, this::bringUpToDate, this::fallBehind);
  }

  /** Listens to the hub, until the membership ends. */
  Hub.Membership join() {
    Hub.Membership membership = hub.join(context, this);
    // The ticks change it from here on.
    hub.look(context, now -> stands = now.stands());
    return membership;
  }

  @Override
  public void tick(Tick tick) {
    groups.tick(tick, this::fallBehind);
    // Only now: for who fell behind it is the first that it did not get.
    ticks++;
    stands = tick.stands();
  }

  @Override
  public void missed() {
    for (Client client : List.copyOf(clients)) {
      if (client.state == State.FED) {
        metrics.resync("loop_late");
        bringUpToDate(client, List.of());
      }
    }
  }

  /** Tells an event to whoever subscribed to its address. */
  void event(String address, byte[] json) {
    groups.event(address, json, this::fallBehind);
  }

  /** Tells that the server is alive and where it stands. */
  void heartbeat() {
    groups.heartbeat(clocks.wallMs().getAsLong(), stands);
  }

  /** The client is told of this, too, from now on. */
  void add(Subscription subscription) {
    subscription.client.subscriptions.put(subscription.topic.address(), subscription);
    subscription.client.countViews();
    if (subscription.client.state == State.FED) {
      groups.add(subscription);
    }
  }

  /** The client is told no more of this. */
  void remove(Client client, String address) {
    Subscription subscription = client.subscriptions.remove(address);
    client.countViews();
    if (subscription != null && client.state == State.FED) {
      groups.remove(subscription);
    }
  }

  /** The client is told of this alone, once it was given what it missed of it. */
  void watch(Subscription only, List<Stand> held) {
    Client client = only.client;
    stop(client, State.WAITING);
    client.subscriptions.clear();
    client.subscriptions.put(only.topic.address(), only);
    client.countViews();
    answers.bringUpToDate(client, held);
  }

  /** Tells the client nothing until it was given what it missed; everything if it held nothing. */
  void bringUpToDate(Client client, List<Stand> held) {
    stop(client, State.WAITING);
    answers.bringUpToDate(client, held);
  }

  /** Answers when its turn comes; {@code false} when too many questions wait. */
  boolean ask(Client client, Question question, Reply reply) {
    return answers.ask(client, question, reply);
  }

  /** The client is told nothing any more. */
  void end(Client client) {
    stop(client, State.LEFT);
    answers.forget(client);
  }

  /** The client's connection takes more again. */
  void writable(Client client) {
    if (client.state == State.BEHIND) {
      metrics.resync("slow");
      metrics.skipped(ticks - client.lastTick);
      bringUpToDate(client, List.of());
    }
  }

  private void fallBehind(Client client) {
    if (client.state == State.FED || client.state == State.WAITING) {
      stop(client, State.BEHIND);
      client.lastTick = ticks;
      client.waitsSince(clocks.steadyMs().getAsLong());
    }
  }

  private void stop(Client client, State next) {
    if (client.state == State.FED) {
      client.subscriptions.values().forEach(groups::remove);
      client.told = stands;
    }
    if (client.state == State.BEHIND && next != State.BEHIND) {
      metrics.caughtUp();
    } else if (client.state != State.BEHIND && next == State.BEHIND) {
      metrics.fellBehind();
    }
    client.state = next;
  }

  private void bringUpToDate(Client client, Update update) {
    stands = update.stands();
    if (!client.socket.isWritable()) {
      fallBehind(client);
      return;
    }
    tellGone(client);
    List<ByteBuf> bytes = new ArrayList<>(client.subscriptions.size());
    for (Subscription subscription : client.subscriptions.values()) {
      View view = subscription.topic.view();
      if (view != null) {
        bytes.add(update.bytes(view, subscription.encoding));
      }
      groups.add(subscription);
    }
    client.waitingSinceMs = 0;
    client.viewIsNew = false;
    client.state = State.FED;
    answers.send(client, bytes);
  }

  /** A snapshot replaces what its own shard gave; of shards that have ended it has to be told. */
  private void tellGone(Client client) {
    Set<Integer> alive = stands.stream().map(Stand::shard).collect(Collectors.toSet());
    for (Stand stand : client.told) {
      if (!alive.contains(stand.shard())) {
        Tick gone = new Tick.Gone(stand.shard(), clocks.wallMs().getAsLong(), List.of());
        for (Subscription subscription : client.subscriptions.values()) {
          View view = subscription.topic.view();
          if (view != null) {
            client.socket.queue(gone.bytes(view, subscription.encoding));
          }
        }
        gone.release();
      }
    }
    client.told = List.of();
  }
}
