package io.skysentinel.tools.load;

import io.skysentinel.core.wire.Messages;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Says a snapshot, some deltas and a heartbeat to every client, with a fault if wanted. */
final class FakeServer implements AutoCloseable {
  /** What it does wrong. */
  enum Fault {
    NONE,
    DROPS_ONE,
    DROPS_THE_LAST,
    DOUBLES_ONE,
    SWAPS_TWO,
    GARBLES_ONE,
    NEW_EPOCH_WITHOUT_SNAPSHOT,
    TILE_THAT_NOBODY_ASKED_FOR,
    SAYS_AN_ERROR,
    DELAYS_ALL,
    SAYS_NOTHING,
    REFUSES,
    CLOSES
  }

  private final Vertx vertx = Vertx.vertx();
  private final Fault fault;
  private final Messages messages;
  private final ServerScript script;
  private final HttpServer server;
  private final AtomicInteger connections = new AtomicInteger();
  private final Queue<Integer> codes = new ConcurrentLinkedQueue<>();

  FakeServer(Fault fault, Protocol protocol) {
    this(fault, protocol, ServerScript.TEN);
  }

  /** Says those seqs, in that order, as if they were all from the first to the largest. */
  FakeServer(Fault fault, Protocol protocol, List<Long> seqs) {
    this.fault = fault;
    messages =
        switch (protocol) {
          case WS_MSGPACK -> Messages.PACKED;
          case WS_COMPACT -> Messages.COMPACT;
          case WS_JSON, EVENTBUS, SSE -> Messages.JSON;
        };
    script = new ServerScript(messages, fault, seqs);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .addWebSocketSubProtocol("sky.v1.json")
            .addWebSocketSubProtocol("sky.v1.msgpack")
            .addWebSocketSubProtocol("sky.v2.compact");
    server = vertx.createHttpServer(options).requestHandler(this::serve);
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  int connections() {
    return connections.get();
  }

  /** With which codes clients have closed their WebSockets. */
  Queue<Integer> codes() {
    return codes;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void serve(HttpServerRequest request) {
    connections.incrementAndGet();
    if (fault == Fault.REFUSES) {
      request.response().setStatusCode(503).end();
    } else if (request.path().equals("/flights/sse")) {
      HttpServerResponse response = request.response().setChunked(true);
      response.putHeader("Content-Type", "text/event-stream");
      script
          .messages()
          .forEach(message -> response.write("id: x\ndata: " + Buffer.buffer(message) + "\n\n"));
    } else {
      boolean bus = request.path().startsWith("/eventbus");
      request.toWebSocket().onSuccess(socket -> talk(socket, bus));
    }
  }

  private void talk(ServerWebSocket socket, boolean bus) {
    socket.closeHandler(closed -> codes.add((int) socket.closeStatusCode()));
    if (fault == Fault.CLOSES) {
      socket.close((short) 1011, "enough");
      return;
    }
    if (bus) {
      AtomicInteger asked = new AtomicInteger();
      socket.textMessageHandler(text -> {
        JsonObject said = new JsonObject(text);
        if (said.getString("type").equals("send")) {
          answer(socket, said.getString("replyAddress"), asked.getAndIncrement() == 0);
        }
      });
    } else {
      for (byte[] message : script.messages()) {
        if (messages == Messages.JSON) {
          socket.writeTextMessage(new String(message, StandardCharsets.UTF_8));
        } else {
          socket.writeBinaryMessage(Buffer.buffer(message));
        }
      }
    }
  }

  /** As on the real bus: the deltas go on whatever is asked, and the first reply is among them. */
  private void answer(ServerWebSocket socket, String replyAddress, boolean first) {
    if (!first) {
      reply(socket, replyAddress, script.snapshotOfTheEnd());
      return;
    }
    List<byte[]> said = script.messages();
    for (int i = 1; i < said.size() - 1; i++) {
      bus(socket, "sky.delta.world", Buffer.buffer(said.get(i)).toJsonObject());
      if (i == 2) {
        reply(socket, replyAddress, said.get(0));
      }
    }
  }

  private static void reply(ServerWebSocket socket, String address, byte[] snapshot) {
    JsonArray shards = new JsonArray().add(Buffer.buffer(snapshot).toJsonObject());
    bus(socket, address, new JsonObject().put("shards", shards));
  }

  private static void bus(ServerWebSocket socket, String address, JsonObject body) {
    JsonObject message = new JsonObject().put("type", "rec").put("address", address);
    socket.writeTextMessage(message.put("body", body).encode());
  }
}
