package io.skysentinel.bridge.client;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.client.Client.State;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.questions.QuestionHandler.Question;
import io.skysentinel.bridge.questions.Reply;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.web.Door;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The clients of one event loop, of all transports. Each tick is one task for all of them.
 * Everything runs on that loop.
 *
 * <p>A client whose connection takes no more is left out, at no cost to the others, until the
 * connection takes more again; then it gets a fresh snapshot of all that it watches, never the
 * ticks that it missed.
 */
public final class ClientLoop implements Hub.LoopListener {
  /** Who wants more should watch the world. */
  public static final int MAX_TOPICS = 128;

  private final Hub hub;
  private final Context context;
  private final LongSupplier clock;
  private final Supplier<BridgeConfig> limits;
  private final BridgeMetrics metrics;
  private final Set<Client> all = new HashSet<>();
  private final ClientGroups groups;
  private final PendingAnswers answers;
  private List<Stand> stands = List.of();
  private long ticks;

  ClientLoop(
      Hub hub,
      Context context,
      LongSupplier clock,
      Supplier<BridgeConfig> limits,
      BridgeMetrics metrics) {
    this.hub = hub;
    this.context = context;
    this.clock = clock;
    this.limits = limits;
    this.metrics = metrics;
    this.groups = new ClientGroups(metrics);
    this.answers =
        new PendingAnswers(hub, context, clock, metrics, this::bringUpToDate, this::fallBehind);
  }

  /** Listens to the hub, until the membership ends. */
  Hub.Membership join() {
    Hub.Membership membership = hub.join(context, this);
    // The ticks change it from here on.
    hub.look(context, now -> stands = now.stands());
    return membership;
  }

  // ---- clients come and go

  /** Somebody new, who is told nothing until it subscribes to something. */
  public Client enter(ClientSocket socket, TransportName transport, Door.Ticket ticket) {
    // A client with many topics subscribes to all of them at once when it comes back.
    int extra = transport.hasManyTopics() ? MAX_TOPICS : 0;
    long now = clock.getAsLong();
    MessageBudget budget = new MessageBudget(extra, limits().messagesPerSecond(), now);
    Client client = new Client(socket, transport, ticket, budget, now);
    all.add(client);
    metrics.entered(transport);
    socket.onWritable(() -> writable(client));
    return client;
  }

  /** Its connection is closed, or is being closed; safe to call twice. */
  public void leave(Client client) {
    if (client.state != State.LEFT) {
      stopFeeding(client, State.LEFT);
      answers.forget(client);
      all.remove(client);
      client.ticket.leave();
      metrics.left(client.transport);
    }
  }

  /** Ends its connection for something that it did or failed to do. */
  public void expel(Client client, CloseReason reason) {
    metrics.rejected(reason.label());
    close(client, reason);
  }

  void close(Client client, CloseReason reason) {
    leave(client);
    client.socket.close(reason);
  }

  List<Client> clients() {
    return List.copyOf(all);
  }

  // ---- what they watch

  /** It watches this view and nothing else, and gets snapshots of it. */
  public void watch(Client client, View view, Encoding encoding) {
    client.viewIsNew = true;
    watch(client, view, encoding, List.of());
  }

  /** It watches this view and nothing else, and gets what it missed since it held these. */
  public void watch(Client client, View view, Encoding encoding, List<Stand> held) {
    if (client.state != State.LEFT) {
      stopFeeding(client, State.WAITING);
      Topic topic = Topic.of(view);
      client.subscriptions.put(topic.address(), new Subscription(client, topic, encoding));
      answers.bringUpToDate(client, held);
    }
  }

  /** It wants what it missed after these. */
  public void resume(Client client, List<Stand> held) {
    if (client.state != State.LEFT) {
      stopFeeding(client, State.WAITING);
      // What it holds may be of another view than the one that it waits for.
      answers.bringUpToDate(client, client.viewIsNew ? List.of() : held);
    }
  }

  /** It is told of this, too, from now on; what there was before it has to ask for. */
  public void subscribe(Client client, Topic topic, Encoding encoding) {
    Subscription subscription = new Subscription(client, topic, encoding);
    client.subscriptions.put(topic.address(), subscription);
    if (client.state == State.FED) {
      groups.add(subscription);
    }
  }

  /** It is told no more of this. */
  public void unsubscribe(Client client, String address) {
    Subscription subscription = client.subscriptions.remove(address);
    if (subscription != null && client.state == State.FED) {
      groups.remove(subscription);
    }
  }

  // ---- what they say

  /** Anything came from it, were it only the answer to a ping. */
  public void heard(Client client) {
    client.heardMs = clock.getAsLong();
  }

  /** Whether it may send one message more. */
  public boolean admitsMessage(Client client) {
    return client.budget.take(clock.getAsLong(), limits().messagesPerSecond());
  }

  /**
   * Answers as soon as what was asked before has been sent.
   *
   * @return whether the question was taken, which it is not if too many wait
   */
  public boolean ask(Client client, Question question, Reply reply) {
    return answers.ask(client, question, reply);
  }

  /** How much a client may do now. */
  public BridgeConfig limits() {
    return limits.get();
  }

  // ---- what they are told

  @Override
  public void tick(Tick tick) {
    groups.tick(tick, this::fallBehind);
    // Only now: for who fell behind it is the first that it did not get.
    ticks++;
    stands = tick.stands();
  }

  @Override
  public void missed() {
    for (Client client : clients()) {
      if (client.state == State.FED) {
        metrics.resync("loop_late");
        stopFeeding(client, State.WAITING);
        answers.bringUpToDate(client, List.of());
      }
    }
  }

  /** Tells an event to whoever subscribed to it. */
  public void event(String address, byte[] json) {
    groups.event(address, json, this::fallBehind);
  }

  /** Tells that the server is alive and where it stands. */
  void heartbeat() {
    groups.heartbeat(clock.getAsLong(), stands);
  }

  // ---- those that are slow

  private void writable(Client client) {
    if (client.state == State.BEHIND) {
      metrics.resync("slow");
      metrics.skipped(ticks - client.lastTick);
      become(client, State.WAITING);
      answers.bringUpToDate(client, List.of());
    }
  }

  private void fallBehind(Client client) {
    if (client.state == State.FED || client.state == State.WAITING) {
      stopFeeding(client, State.BEHIND);
      client.lastTick = ticks;
      client.waitsSince(clock.getAsLong());
    }
  }

  private void stopFeeding(Client client, State next) {
    if (client.state == State.FED) {
      client.subscriptions.values().forEach(groups::remove);
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
        Tick gone = new Tick.Gone(stand.shard(), clock.getAsLong(), List.of());
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
