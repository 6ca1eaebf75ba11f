package io.skysentinel.standalone;

import io.skysentinel.core.contract.Flight;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clients of one node by every way in, on real connections. */
final class LiveClients implements AutoCloseable {
  private static final int LARGEST = 1 << 26;
  private static final String BUS_ADDRESS = "sky.delta.world";
  private static final long BUS_PING_MS = 5_000;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();

  // Vert.x closes the connections of a client that nobody holds any more.
  private final WebSocketClient webSockets =
      vertx.createWebSocketClient(
          new WebSocketClientOptions().setMaxFrameSize(LARGEST).setMaxMessageSize(LARGEST));
  private final HttpClientAgent streams = vertx.createHttpClient();
  private final int port;

  LiveClients(int port) {
    this.port = port;
  }

  WebSocket json(LiveClient client, String query) {
    WebSocket socket = open("/ws/flights?" + query, "sky.v1.json");
    socket.textMessageHandler(text -> client.takeJson(text.getBytes(StandardCharsets.UTF_8)));
    return begin(socket);
  }

  WebSocket packed(LiveClient client, String query) {
    WebSocket socket = open("/ws/flights?" + query, "sky.v1.msgpack");
    socket.binaryMessageHandler(bytes -> client.takePacked(bytes.getBytes()));
    return begin(socket);
  }

  /** An event of SSE ends with an empty line. */
  void events(LiveClient client) {
    HttpClientResponse response =
        streams
            .request(HttpMethod.GET, port, "127.0.0.1", "/flights/sse")
            .compose(HttpClientRequest::send)
            .map(answer -> {
              answer.handler(
                  RecordParser.newDelimited("\n", line -> takeLine(client, line.toString())));
              return answer;
            })
            .await();
    if (response.statusCode() != 200) {
      throw new AssertionError("SSE answered " + response.statusCode());
    }
  }

  /** The event bus as a browser uses it: register, ask for the snapshot, keep what comes before. */
  WebSocket eventBus(LiveClient client) {
    WebSocket socket = open("/eventbus/websocket");
    List<byte[]> early = new ArrayList<>();
    boolean[] whole = {false};
    socket.handler(bytes -> {
      JsonObject message = new JsonObject(bytes);
      JsonObject body = message.getJsonObject("body");
      if (!"rec".equals(message.getString("type"))) {
        if (!"pong".equals(message.getString("type"))) {
          client.fault(message.encode());
        }
      } else if ("r".equals(message.getString("address"))) {
        JsonArray shards = body.getJsonArray("shards");
        for (int i = 0; i < shards.size(); i++) {
          client.takeJson(shards.getJsonObject(i).toBuffer().getBytes());
        }
        whole[0] = true;
        early.forEach(client::takeEarlyJson);
        early.clear();
      } else if (whole[0]) {
        client.takeJson(body.toBuffer().getBytes());
      } else {
        early.add(body.toBuffer().getBytes());
      }
    });
    begin(socket);
    say(socket, new JsonObject().put("type", "register").put("address", BUS_ADDRESS));
    say(
        socket,
        new JsonObject()
            .put("type", "send")
            .put("address", "sky.snapshot")
            .put("body", new JsonObject().put("world", true))
            .put("replyAddress", "r"));
    vertx.setPeriodic(BUS_PING_MS, id -> say(socket, new JsonObject().put("type", "ping")));
    return socket;
  }

  /** What {@code /flights} answers now. */
  Map<String, Flight> rest(String query) throws Exception {
    HttpResponse<String> answer = get("/flights?" + query);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    LiveClient reader = new LiveClient("REST");
    // The same flights in the same form as in a snapshot of some shard.
    String snapshot = "{\"type\":\"snapshot\",\"shard\":0,\"epoch\":\"-\",\"seq\":1,";
    reader.takeJson(
        (snapshot + answer.body().strip().substring(1)).getBytes(StandardCharsets.UTF_8));
    if (!reader.faults().isEmpty()) {
      throw new AssertionError(reader.faults());
    }
    return reader.flights();
  }

  HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  /** Paused, so that nothing comes before somebody listens. */
  private WebSocket open(String uri, String... subProtocols) {
    return webSockets
        .connect(
            new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(uri)
                .setSubProtocols(List.of(subProtocols)))
        .onSuccess(WebSocket::pause)
        .await();
  }

  private static WebSocket begin(WebSocket socket) {
    return socket.resume();
  }

  private static void say(WebSocket socket, JsonObject message) {
    socket.writeTextMessage(message.encode());
  }

  private static void takeLine(LiveClient client, String line) {
    if (line.startsWith("data: ")) {
      client.takeJson(Buffer.buffer(line.substring(6)).getBytes());
    }
  }
}
