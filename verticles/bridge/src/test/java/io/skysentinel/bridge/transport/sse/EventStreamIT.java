package io.skysentinel.bridge.transport.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.frames.FakeTicker;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.JsonReader;
import io.skysentinel.core.wire.InvalidMessageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-sent events, read as a browser reads them. */
class EventStreamIT {
  private final BridgeFixture bridge = new BridgeFixture();
  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0);

  @BeforeEach
  void serve() {
    bridge.frames.tick(ticker.put("aaaaaa", 45, -75));
    await().until(bridge.hub::isReady);
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void snapshotDeltasAndAnIdToComeBackWith() throws Exception {
    String id;
    try (Events events = new Events("", null)) {
      assertThat(events.next()).isInstanceOf(Snapshot.class);
      bridge.frames.tick(ticker.put("bbbbbb", 45, -75));
      events.readUntil(Delta.class);
      assertThat(events.lastId).isEqualTo("0:00000001-0000000000001-0001:2");
      assertThat(events.view.flights()).isEqualTo(ticker.flights());
      id = events.lastId;
    }
    bridge.frames.tick(ticker.put("cccccc", 45, -75));
    try (Events again = new Events("", id)) {
      assertThat(again.next())
          .isInstanceOfSatisfying(Delta.class, delta -> assertThat(delta.seq()).isEqualTo(3));
    }
  }

  @Test
  void theIdStandsForAllShards() throws Exception {
    FakeTicker second = new FakeTicker(1, "00000001-0000000000001", 1);
    bridge.frames.tick(second.put("dddddd", 45, -75));
    String id;
    try (Events events = new Events("", null)) {
      events.readUntil(Heartbeat.class);
      id = events.lastId;
      assertThat(id).isEqualTo("0:00000001-0000000000001-0001:1,1:00000001-0000000000001-0001:1");
    }
    bridge.frames.tick(ticker.put("aaaaaa", 46, -75));
    bridge.frames.tick(second.put("dddddd", 46, -75));
    try (Events again = new Events("", id)) {
      for (int shard = 0; shard < 2; shard++) {
        ClientMessage next = again.next();
        assertThat(next).isInstanceOf(Delta.class);
        assertThat(((Delta) next).shard()).isEqualTo(shard);
        assertThat(again.lastId).as("what is told only in part is not resumed from").isEmpty();
      }
      again.readUntil(Heartbeat.class);
      assertThat(again.lastId)
          .isEqualTo("0:00000001-0000000000001-0001:2,1:00000001-0000000000001-0001:2");
    }
  }

  @Test
  void anIdOfAnotherTimeGivesASnapshot() throws Exception {
    try (Events events = new Events("?bbox=-80,40,-70,50", "0:another:7")) {
      assertThat(events.next())
          .isInstanceOfSatisfying(
              Snapshot.class, snapshot -> assertThat(snapshot.views()).contains("n40w080"));
      bridge.frames.tick(ticker.put("aaaaaa", 46, -75).put("bbbbbb", 0, 0));
      events.readUntil(Delta.class);
      assertThat(events.view.flights()).containsOnlyKeys("aaaaaa");
    }
  }

  /** A connection, read event by event. */
  private final class Events implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;
    private final ClientView view = new ClientView();
    private String lastId = "";

    Events(String query, @org.jspecify.annotations.Nullable String lastId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create("http://127.0.0.1:" + bridge.port() + "/flights/sse" + query));
      if (lastId != null) {
        request.header("Last-Event-ID", lastId);
      }
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /**
     * The next event with data, applied. An id counts with the data beside it only: many a parser
     * never tells of an event that has none.
     */
    ClientMessage next() throws IOException, InvalidMessageException {
      String name = "";
      String id = lastId;
      List<String> data = new ArrayList<>();
      while (true) {
        String line = Objects.requireNonNull(lines.readLine());
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.add(line.substring(6));
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.isEmpty()) {
          assertThat(data).as("an event without data, with the id %s", id).isNotEmpty();
          lastId = id;
          String json = String.join("\n", data);
          assertThat(json).startsWith("{\"type\":\"" + name + "\"");
          ClientMessage message =
              Objects.requireNonNull(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)));
          view.take(message);
          return message;
        }
      }
    }

    void readUntil(Class<? extends ClientMessage> kind) throws Exception {
      while (!kind.isInstance(next())) {
        // Heartbeats may come in between.
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
