package io.skysentinel.bridge.client;

import io.skysentinel.bridge.client.Client.State;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.questions.QuestionHandler.Question;
import io.skysentinel.bridge.questions.Reply;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.time.Budget;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one event loop, of all transports: they come and go, watch and ask. What they are
 * told is the {@link ClientFeed}'s work. Everything runs on that loop.
 */
public final class ClientLoop {
  /** Who wants more should watch the world. */
  public static final int MAX_TOPICS = 128;

  /** So many may be connected before they have said who they are, where that is asked. */
  static final int MAX_STRANGERS = 200;

  private final LongSupplier steadyMs;
  private final Supplier<BridgeConfig> limits;
  private final BridgeMetrics metrics;
  private final Set<Client> all = new HashSet<>();
  private final ClientFeed feed;
  private int strangers;

  ClientLoop(
      Hub hub,
      Context context,
      Clocks clocks,
      Supplier<BridgeConfig> limits,
      BridgeMetrics metrics) {
    this.steadyMs = clocks.steadyMs();
    this.limits = limits;
    this.metrics = metrics;
    this.feed = new ClientFeed(hub, context, clocks, metrics, all);
  }

  /** The clients of that loop from now on, until it stops. */
  public static ClientLoop start(
      WebLoop loop, Hub hub, Clocks clocks, Supplier<BridgeConfig> limits, BridgeMetrics metrics) {
    ClientLoop clients = new ClientLoop(hub, loop.context(), clocks, limits, metrics);
    new ClientTimers(clients, clocks.steadyMs()).start(loop);
    return clients;
  }

  ClientFeed feed() {
    return feed;
  }

  List<Client> clients() {
    return List.copyOf(all);
  }

  // ---- clients come and go

  /**
   * Somebody new, who is told nothing until it subscribes to something.
   *
   * @param pass what it has shown of who it is
   */
  public Client enter(ClientSocket socket, TransportName transport, Door.Ticket ticket, Pass pass) {
    long now = steadyMs.getAsLong();
    Budget messages = new Budget(messagesAtOnce(transport), now);
    Client client = new Client(socket, transport, ticket, messages, pass, now);
    all.add(client);
    metrics.entered(transport);
    socket.onWritable(() -> feed.writable(client));
    if (!pass.isKnown()) {
      strangers++;
      if (strangers > MAX_STRANGERS) {
        expel(client, CloseReason.NOT_KNOWN);
      }
    }
    return client;
  }

  /** Its connection is closed, or is being closed; safe to call twice. */
  public void leave(Client client) {
    if (client.state != State.LEFT) {
      if (!client.isKnown()) {
        strangers--;
      }
      client.whenKnown = null;
      feed.end(client);
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

  /**
   * It shows a token, and is told what it wanted before if that is the first that is taken.
   *
   * @return why the token is not taken; {@code null} when it is
   */
  public @Nullable Denial show(Client client, String token) {
    boolean wasKnown = client.isKnown();
    Denial denial = client.pass.show(token);
    if (denial != null) {
      client.pass.count(denial);
    } else if (!wasKnown) {
      strangers--;
      Runnable wanted = client.whenKnown;
      client.whenKnown = null;
      if (wanted != null) {
        wanted.run();
      }
    }
    return denial;
  }

  /** Whether something may be done for it; who is not known is sent away for asking. */
  private boolean serves(Client client) {
    if (client.state == State.LEFT) {
      return false;
    }
    if (!client.isKnown()) {
      expel(client, CloseReason.NOT_KNOWN);
      return false;
    }
    return true;
  }

  // ---- what they watch

  /** It watches this view and nothing else, and gets snapshots of it. */
  public void watch(Client client, View view, Encoding encoding) {
    if (serves(client)) {
      client.viewIsNew = true;
      watch(client, view, encoding, List.of());
    }
  }

  /**
   * It watches this view and nothing else, and gets what it missed since it held these; as soon as
   * it is known who it is.
   */
  public void watch(Client client, View view, Encoding encoding, List<Stand> held) {
    if (client.state != State.LEFT && !client.isKnown()) {
      client.whenKnown = () -> watch(client, view, encoding, held);
    } else if (client.state != State.LEFT) {
      feed.watch(new Subscription(client, Topic.of(view), encoding), held);
    }
  }

  /** It wants what it missed after these. */
  public void resume(Client client, List<Stand> held) {
    if (serves(client)) {
      // What it holds may be of another view than the one that it waits for.
      feed.bringUpToDate(client, client.viewIsNew ? List.of() : held);
    }
  }

  /** It is told of this, too, from now on; what there was before it has to ask for. */
  public void subscribe(Client client, Topic topic, Encoding encoding) {
    if (serves(client)) {
      feed.add(new Subscription(client, topic, encoding));
    }
  }

  /** It is told no more of what is told at this address. */
  public void unsubscribe(Client client, String address) {
    feed.remove(client, address);
  }

  // ---- what they say and hear

  /** Anything came from it, were it only the answer to a ping. */
  public void heard(Client client) {
    client.heardMs = steadyMs.getAsLong();
  }

  /** Whether it may send one message more. */
  public boolean admitsMessage(Client client) {
    int perSecond = limits().messagesPerSecond();
    return client.messages.take(steadyMs.getAsLong(), perSecond, messagesAtOnce(client.transport));
  }

  /** A client with many topics subscribes to all of them at once when it comes back. */
  private int messagesAtOnce(TransportName transport) {
    int perSecond = limits().messagesPerSecond();
    return transport.hasManyTopics() ? perSecond + MAX_TOPICS : perSecond;
  }

  /**
   * Answers as soon as what was asked before has been sent.
   *
   * @return whether the question was taken, which it is not if too many wait
   */
  public boolean ask(Client client, Question question, Reply reply) {
    return !serves(client) || feed.ask(client, question, reply);
  }

  /** Tells an event to whoever subscribed to its address. */
  public void event(String address, byte[] json) {
    feed.event(address, json);
  }

  /** How much a client may do now. */
  public BridgeConfig limits() {
    return limits.get();
  }
}
