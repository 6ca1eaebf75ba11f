package io.skysentinel.tools.load;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The clients of one event loop. Everything here runs on that loop. */
final class LoadLoop {
  /** So that a server's queue of connections to accept does not run over. */
  private static final int MOST_PENDING = 100;

  private static final int LONGEST_WAIT_MS = 30_000;

  private final EventLoop loop;
  private final LoadPlan plan;
  private final Connector connector;
  private final Handshake handshake;
  private final EventBusTalk talk;
  private final Observer observer;
  private final Random random;
  private final List<LoadClient> clients = new ArrayList<>();
  private final ArrayDeque<LoadClient> waiting = new ArrayDeque<>();
  private int pending;
  private boolean stopping;

  LoadLoop(EventLoop loop, LoadPlan plan, InetSocketAddress server, int number) {
    this.loop = loop;
    this.plan = plan;
    this.random = new Random(number);
    connector = new Connector(loop, server);
    handshake = new Handshake(plan.target(), plan.protocol());
    talk = new EventBusTalk(plan.view(), plan.box());
    observer = new Observer(plan);
  }

  EventLoop eventLoop() {
    return loop;
  }

  Observer observer() {
    return observer;
  }

  Protocol protocol() {
    return plan.protocol();
  }

  /** The time that latencies are measured by: the same as the server's, when it runs here. */
  long nowMicros() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }

  /** A new client; it connects as soon as not too many others are at it. */
  void add(int number) {
    boolean asked = plan.protocol() == Protocol.EVENTBUS;
    Sequences sequences = new Sequences(plan.view().tiles().length, asked);
    LoadClient client = new LoadClient(number, plan.isSlow(number), sequences);
    client.heardMicros = nowMicros();
    clients.add(client);
    waiting.add(client);
    connectWaiting();
  }

  /** Lets slow clients read, or not. */
  void letSlowRead(boolean read) {
    clients.forEach(client -> client.letSlowRead(read, nowMicros()));
  }

  /** How many clients have heard nothing since then, of those that read. */
  long silentSince(long micros) {
    return clients.stream().filter(client -> !client.slow && client.heardMicros < micros).count();
  }

  /** Keeps the connections of the event bus open. */
  void ping() {
    clients.forEach(client -> client.say(talk.ping()));
  }

  /** Cuts every connection; each client comes back at once. */
  void cutAll() {
    clients.forEach(LoadClient::cutOff);
  }

  /** Says good-bye. */
  void stop() {
    stopping = true;
    waiting.clear();
    clients.forEach(client -> client.leave(plan.protocol().isWebSocket()));
  }

  void opened(LoadClient client) {
    pending--;
    client.opened = true;
    client.failedAttempts = 0;
    observer.tally.connected++;
    observer.tally.opened++;
    if (plan.protocol() == Protocol.EVENTBUS) {
      talk.hello().forEach(client::say);
    }
    connectWaiting();
  }

  /** Something is missing: only on the event bus has the client itself to ask for the rest. */
  void missed(LoadClient client) {
    if (plan.protocol() == Protocol.EVENTBUS) {
      client.say(talk.askSnapshot());
    }
  }

  /** A connection is over, or there never was one. */
  void ended(LoadClient client, String why) {
    boolean wasOpen = client.opened;
    if (wasOpen) {
      observer.tally.connected--;
    } else {
      pending--;
    }
    if (client.ready) {
      observer.tally.ready--;
    }
    boolean cut = client.cut;
    client.startAnew();
    if (stopping) {
      return;
    }
    if (!cut) {
      var reasons = client.slow && wasOpen ? observer.tally.slowClosed : observer.tally.failures;
      reasons.merge(why, 1L, Long::sum);
      client.failedAttempts++;
    }
    comeBack(client, cut);
    connectWaiting();
  }

  /** As the protocol asks of clients: 1 s, 2, 4 … 30, times a factor of 0.5 to 1.5. */
  private void comeBack(LoadClient client, boolean atOnce) {
    if (atOnce) {
      waiting.add(client);
      return;
    }
    long wait = Math.min(LONGEST_WAIT_MS, 1000L << Math.min(5, client.failedAttempts - 1));
    Future<?> unused =
        loop.schedule(
            () -> {
              waiting.add(client);
              connectWaiting();
            },
            (long) (wait * (0.5 + random.nextDouble())),
            TimeUnit.MILLISECONDS);
  }

  private void connectWaiting() {
    while (!stopping && pending < MOST_PENDING && !waiting.isEmpty()) {
      connect(waiting.remove());
    }
  }

  private void connect(LoadClient client) {
    pending++;
    client.begunMicros = nowMicros();
    ChannelFuture connecting =
        connector.connect(client, new ClientConnection(client, this, handshake));
    client.channel = connecting.channel();
    connecting.addListener(done -> {
      if (!done.isSuccess()) {
        ended(client, reason(done.cause()));
      }
    });
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    // Netty adds the address, which is another one for each client's port.
    return message == null ? cause.toString() : message.replaceFirst(": [^:]*/.*$", "");
  }
}
