package io.skysentinel.bridge.transport.websocket;

import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.CompactReader;
import io.skysentinel.client.JsonReader;
import io.skysentinel.client.PackedReader;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.InvalidMessageException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client by the book, on a real WebSocket: it keeps what it was told and checks each step. */
final class TestClient {
  private static final int LARGEST = 1 << 26;

  private final List<ClientMessage> messages = new ArrayList<>();
  private final List<Verdict> missed = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final ClientView view = new ClientView();
  private final PackedReader packed = new PackedReader();
  private final CompactReader compact = new CompactReader();
  private final boolean asksForCompact;
  private int mostTogether;
  private @Nullable WebSocket socket;
  private volatile @Nullable Short closeCode;

  private TestClient(boolean asksForCompact) {
    this.asksForCompact = asksForCompact;
  }

  static TestClient connect(BridgeFixture bridge, String query, String... subProtocols) {
    TestClient client = new TestClient(query.contains("format=compact"));
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(bridge.port())
            .setURI("/ws/flights" + query)
            .setSubProtocols(List.of(subProtocols));
    io.vertx.core.http.WebSocketClient http =
        bridge.vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxFrameSize(LARGEST)
                .setMaxMessageSize(LARGEST)
                // One that does not read would wait for an answer to its good-bye.
                .setClosingTimeout(1)
                .setReceiveBufferSize(128 * 1024));
    var socket = http.webSocket();
    socket.textMessageHandler(text -> client.take(text));
    socket.binaryMessageHandler(client::take);
    socket.closeHandler(unused -> client.closeCode = client.socket().closeStatusCode());
    client.socket = socket;
    client.socket = socket.connect(options).await();
    return client;
  }

  WebSocket socket() {
    WebSocket now = socket;
    if (now == null) {
      throw new IllegalStateException("not connected");
    }
    return now;
  }

  void say(String text) {
    socket().writeTextMessage(text).await();
  }

  synchronized Map<String, Flight> flights() {
    return new TreeMap<>(view.flights());
  }

  synchronized List<ClientMessage> messages() {
    return List.copyOf(messages);
  }

  synchronized List<Stand> stands(@Nullable List<String> views) {
    return view.resume(views);
  }

  synchronized List<String> broken() {
    return List.copyOf(broken);
  }

  /** Whether ever anything was missing. */
  synchronized boolean hasMissed() {
    return missed.contains(Verdict.MISSED);
  }

  /** Of how many tiles one message told, at most. */
  synchronized int mostTogether() {
    return mostTogether;
  }

  long count(Class<? extends ClientMessage> kind) {
    return messages().stream().filter(kind::isInstance).count();
  }

  void awaitMessage(Predicate<ClientMessage> wanted) {
    await().until(() -> messages().stream().anyMatch(wanted));
  }

  /** The first heartbeat says that all snapshots are there. */
  TestClient awaitWhole() {
    awaitMessage(ClientMessage.Heartbeat.class::isInstance);
    return this;
  }

  void awaitFlights(Map<String, Flight> expected) {
    await()
        .untilAsserted(() ->
            org.assertj.core.api.Assertions.assertThat(flights())
                .containsExactlyInAnyOrderEntriesOf(expected));
  }

  short awaitClosed() {
    await().until(() -> closeCode != null);
    Short code = closeCode;
    return code == null ? -1 : code;
  }

  boolean isOpen() {
    return closeCode == null;
  }

  private synchronized void take(String text) {
    try {
      take(JsonReader.read(Buffer.buffer(text).getBytes()));
    } catch (InvalidMessageException e) {
      broken.add(e + ": " + text);
    }
  }

  private synchronized void take(Buffer bytes) {
    try {
      if (asksForCompact || "sky.v2.compact".equals(socket().subProtocol())) {
        List<ClientMessage> told = compact.read(bytes.getBytes());
        mostTogether = Math.max(mostTogether, told.size());
        told.forEach(this::take);
      } else {
        take(packed.read(bytes.getBytes()));
      }
    } catch (InvalidMessageException e) {
      broken.add(e.toString());
    }
  }

  private void take(@Nullable ClientMessage message) {
    if (message == null) {
      broken.add("a message of an unknown type");
      return;
    }
    messages.add(message);
    missed.add(view.take(message));
  }
}
