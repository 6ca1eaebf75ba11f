package io.skysentinel.tools.load;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Says a snapshot, ten deltas and a heartbeat to every client, with a fault if wanted. */
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
    REFUSES,
    CLOSES
  }

  private static final String EPOCH = "00000001-0000000000001-0001";
  private static final int FIRST = 5;
  private static final int DELTAS = 10;
  private static final int SHARD = 3;

  private final Vertx vertx = Vertx.vertx();
  private final Fault fault;
  private final Messages messages;
  private final HttpServer server;
  private final AtomicInteger connections = new AtomicInteger();

  FakeServer(Fault fault, Protocol protocol) {
    this.fault = fault;
    messages = protocol == Protocol.WS_MSGPACK ? Messages.PACKED : Messages.JSON;
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .addWebSocketSubProtocol("sky.v1.json")
            .addWebSocketSubProtocol("sky.v1.msgpack");
    server = vertx.createHttpServer(options).requestHandler(this::serve);
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  int connections() {
    return connections.get();
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
      script()
          .forEach(message -> response.write("id: x\ndata: " + Buffer.buffer(message) + "\n\n"));
    } else {
      boolean bus = request.path().startsWith("/eventbus");
      request.toWebSocket().onSuccess(socket -> talk(socket, bus));
    }
  }

  private void talk(ServerWebSocket socket, boolean bus) {
    if (bus) {
      AtomicInteger asked = new AtomicInteger();
      socket.textMessageHandler(text -> {
        JsonObject said = new JsonObject(text);
        if (said.getString("type").equals("send")) {
          answer(socket, said.getString("replyAddress"), asked.getAndIncrement() == 0);
        }
      });
    } else {
      for (byte[] message : script()) {
        if (messages == Messages.PACKED) {
          socket.writeBinaryMessage(Buffer.buffer(message));
        } else {
          socket.writeTextMessage(new String(message, StandardCharsets.UTF_8));
        }
      }
    }
    if (fault == Fault.CLOSES) {
      socket.close((short) 1011, "enough");
    }
  }

  /** As on the real bus: the deltas go on whatever is asked, and the first reply is among them. */
  private void answer(ServerWebSocket socket, String replyAddress, boolean first) {
    if (!first) {
      reply(socket, replyAddress, snapshot(FIRST + DELTAS));
      return;
    }
    List<byte[]> script = script();
    for (int i = 1; i < script.size() - 1; i++) {
      bus(socket, "sky.delta.world", Buffer.buffer(script.get(i)).toJsonObject());
      if (i == 2) {
        reply(socket, replyAddress, script.get(0));
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

  private List<byte[]> script() {
    List<byte[]> deltas = new ArrayList<>();
    for (int seq = FIRST + 1; seq <= FIRST + DELTAS; seq++) {
      boolean other = fault == Fault.NEW_EPOCH_WITHOUT_SNAPSHOT && seq == FIRST + 7;
      deltas.add(messages.delta(frame(other ? "another" : EPOCH, seq)));
    }
    switch (fault) {
      case DROPS_ONE -> deltas.remove(4);
      case DROPS_THE_LAST -> deltas.remove(DELTAS - 1);
      case DOUBLES_ONE -> deltas.add(6, deltas.get(4));
      case SWAPS_TWO -> Collections.swap(deltas, 4, 5);
      case GARBLES_ONE -> deltas.add(4, new byte[] {'{', '}'});
      case TILE_THAT_NOBODY_ASKED_FOR -> deltas.add(4, tile());
      case SAYS_AN_ERROR -> deltas.add(4, messages.error("bad_message", "why"));
      default -> {}
    }
    List<byte[]> script = new ArrayList<>();
    long now = System.currentTimeMillis();
    script.add(snapshot(FIRST));
    script.addAll(deltas);
    script.add(messages.heartbeat(now, List.of(new Stand(SHARD, EPOCH, FIRST + DELTAS))));
    return script;
  }

  private byte[] snapshot(long seq) {
    long now = System.currentTimeMillis();
    return messages.snapshot(SHARD, EPOCH, seq, now, View.WORLD, List.of());
  }

  private static Frame frame(String epoch, int seq) {
    return new Frame(
        SHARD,
        epoch,
        seq,
        System.currentTimeMillis(),
        List.of(SHARD),
        List.of(),
        List.of(new Frame.Removal("a1b2c3", 7, Frame.NO_TILE)),
        Slices.NONE,
        Slices.NONE);
  }

  private byte[] tile() {
    String json =
        "{\"type\":\"delta\",\"shard\":3,\"epoch\":\"%s\",\"seq\":9,\"t\":1,\"view\":\"n40w080\",\"prev\":8}";
    return json.formatted(EPOCH).getBytes(StandardCharsets.UTF_8);
  }
}
