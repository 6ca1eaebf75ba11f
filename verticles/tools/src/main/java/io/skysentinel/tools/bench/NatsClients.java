package io.skysentinel.tools.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Subscribers of a nats-server and one publisher of five messages a second, for comparison with our
 * own fan-out.
 *
 * <p>Arguments: port, clients, bytes of a message, seconds. Prints when the measured window began
 * and ended (Unix ms) and how many messages came in it.
 */
public final class NatsClients {
  private static final int TICK_MS = 200;
  private static final int SETTLE_S = 4;
  private static final int AT_ONCE = 100;
  private static final String SUBJECT = "sky";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final NetClient net =
      vertx.createNetClient(
          new NetClientOptions().setTcpNoDelay(true).setReceiveBufferSize(65_536));
  private final AtomicLong messages = new AtomicLong();
  private final List<NetSocket> open = new ArrayList<>();
  private final int port;

  NatsClients(int port) {
    this.port = port;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    System.out.println(
        new NatsClients(Integer.parseInt(args[0]))
            .run(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3])));
    System.exit(0);
  }

  String run(int clients, int size, int seconds) throws InterruptedException {
    for (int i = 0; i < clients; i += AT_ONCE) {
      List<Future<NetSocket>> some = new ArrayList<>();
      for (int n = i; n < Math.min(clients, i + AT_ONCE); n++) {
        some.add(subscribe());
      }
      Future.all(some).await();
    }
    publish(size);
    TimeUnit.SECONDS.sleep(SETTLE_S);
    long from = System.currentTimeMillis();
    long before = messages.get();
    TimeUnit.SECONDS.sleep(seconds);
    long to = System.currentTimeMillis();
    return String.format(Locale.ROOT, "%d %d %d", from, to, messages.get() - before);
  }

  private Future<NetSocket> subscribe() {
    return net.connect(port, "127.0.0.1")
        .map(socket -> {
          listen(socket);
          var unused = socket.write("CONNECT {\"verbose\":false}\r\nSUB " + SUBJECT + " 1\r\n");
          return socket;
        });
  }

  private void listen(NetSocket socket) {
    open.add(socket);
    // No message has a line end in it. Whoever leaves pings without an answer is cut off.
    RecordParser.newDelimited("\r\n", socket)
        .handler(line -> {
          if (line.length() > 4 && line.getByte(0) == 'M') {
            messages.incrementAndGet();
          } else if (line.toString().equals("PING")) {
            var unused = socket.write("PONG\r\n");
          }
        });
  }

  private void publish(int size) {
    NetSocket socket = net.connect(port, "127.0.0.1").await();
    listen(socket);
    Buffer message =
        Buffer.buffer("PUB " + SUBJECT + " " + size + "\r\n" + "x".repeat(size) + "\r\n");
    var unused = socket.write("CONNECT {\"verbose\":false}\r\n");
    vertx.setPeriodic(
        TICK_MS,
        timer -> {
          var unusedToo = socket.write(message);
        });
  }
}
