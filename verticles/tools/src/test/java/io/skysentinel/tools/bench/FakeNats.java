package io.skysentinel.tools.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a nats-server as the clients speak with, and a record of what it did. */
final class FakeNats implements AutoCloseable {
  final List<String> connects = new CopyOnWriteArrayList<>();
  final List<String> payloads = new CopyOnWriteArrayList<>();

  /** Who has answered the ping that each subscriber is sent among its messages. */
  final Set<NetSocket> pongs = ConcurrentHashMap.newKeySet();

  /** When (Unix ms) how many messages had been sent. */
  final NavigableMap<Long, Long> sent = new ConcurrentSkipListMap<>();

  final int port;
  private final Vertx vertx = Vertx.vertx();
  private final List<NetSocket> subscribers = new ArrayList<>();
  private long total;

  FakeNats() {
    port =
        vertx
            .createNetServer()
            .connectHandler(this::enter)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
  }

  int subscribers() {
    return subscribers.size();
  }

  /** How many messages went out up to then. */
  long sentUntil(long ms) {
    var last = sent.floorEntry(ms);
    return last == null ? 0 : last.getValue();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void enter(NetSocket socket) {
    socket.write("INFO {\"server_id\":\"FAKE\",\"max_payload\":1048576}\r\n");
    RecordParser lines = RecordParser.newDelimited("\r\n");
    String[] publishing = {""};
    lines.handler(line -> {
      String text = line.toString();
      if (!publishing[0].isEmpty()) {
        publish(publishing[0], text);
        publishing[0] = "";
      } else if (text.startsWith("CONNECT ")) {
        connects.add(text);
      } else if (text.matches("SUB \\w+ 1")) {
        subscribers.add(socket);
      } else if (text.equals("PONG")) {
        pongs.add(socket);
      } else if (text.startsWith("PUB sky ")) {
        publishing[0] = text.substring("PUB sky ".length());
      } else {
        socket.write("-ERR 'Unknown Protocol Operation'\r\n");
        socket.close();
      }
    });
    socket.handler(lines);
  }

  private void publish(String size, String payload) {
    payloads.add(size + " " + payload);
    String ping = payloads.size() == 3 ? "PING\r\n" : "";
    Buffer message = Buffer.buffer("MSG sky 1 " + size + "\r\n" + payload + "\r\n" + ping);
    for (NetSocket subscriber : subscribers) {
      subscriber.write(message);
    }
    total += subscribers.size();
    sent.put(System.currentTimeMillis(), total);
  }
}
