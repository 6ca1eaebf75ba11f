package io.skysentinel.tools.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
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

  private static final int READ_SIZE = 65_536;
  private static final int SLOW_RECEIVE_BUFFER = 65_536;
  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int LONGEST_WAIT_MS = 30_000;

  private final EventLoop loop;
  private final LoadPlan plan;
  private final InetSocketAddress server;
  private final SourceAddresses sources;
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
    this.server = server;
    this.random = new Random(number);
    sources = new SourceAddresses(server.getAddress(), System.getProperty("os.name", ""));
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
    for (LoadClient client : clients) {
      Channel channel = client.channel;
      if (client.slow && channel != null && client.ready && channel.config().isAutoRead() != read) {
        client.readAgainMicros = read ? nowMicros() : 0;
        channel.config().setAutoRead(read);
      }
    }
  }

  /** How many clients have heard nothing since then, of those that read. */
  long silentSince(long micros) {
    return clients.stream().filter(client -> !client.slow && client.heardMicros < micros).count();
  }

  /** Keeps the connections of the event bus open. */
  void ping() {
    for (LoadClient client : clients) {
      say(client, talk.ping());
    }
  }

  /** Cuts every connection; each client comes back at once. */
  void cutAll() {
    for (LoadClient client : clients) {
      Channel channel = client.channel;
      if (channel != null) {
        client.cut = true;
        ChannelFuture unused = channel.close();
      }
    }
  }

  /** Says good-bye. */
  void stop() {
    stopping = true;
    waiting.clear();
    for (LoadClient client : clients) {
      Channel channel = client.channel;
      if (channel != null) {
        boolean polite = client.opened && plan.protocol().isWebSocket();
        ChannelFuture unused =
            polite
                ? channel
                    .writeAndFlush(ClientFrames.close())
                    .addListener(ChannelFutureListener.CLOSE)
                : channel.close();
      }
    }
  }

  void opened(LoadClient client) {
    pending--;
    client.opened = true;
    client.failedAttempts = 0;
    observer.tally.connected++;
    observer.tally.opened++;
    if (plan.protocol() == Protocol.EVENTBUS) {
      talk.hello().forEach(text -> say(client, text));
    }
    connectWaiting();
  }

  /** Something is missing: only on the event bus has the client itself to ask for the rest. */
  void missed(LoadClient client) {
    if (plan.protocol() == Protocol.EVENTBUS) {
      say(client, talk.askSnapshot());
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
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_SIZE))
            .handler(new ClientConnection(client, this, handshake));
    if (client.slow) {
      // Else the system would read megabytes for a client that does not.
      bootstrap.option(ChannelOption.SO_RCVBUF, SLOW_RECEIVE_BUFFER);
    }
    InetSocketAddress source = sources.of(client.number);
    ChannelFuture connecting =
        source == null ? bootstrap.connect(server) : bootstrap.connect(server, source);
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

  private void say(LoadClient client, String text) {
    Channel channel = client.channel;
    if (channel != null && client.opened) {
      ChannelFuture unused = channel.writeAndFlush(ClientFrames.text(text));
    }
  }
}
