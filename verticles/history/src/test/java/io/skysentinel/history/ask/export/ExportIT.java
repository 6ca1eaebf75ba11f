package io.skysentinel.history.ask.export;

import static io.skysentinel.history.ask.MadePast.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.feed.replay.RecordedLine.LineKind;
import io.skysentinel.core.feed.replay.RecordingParser;
import io.skysentinel.history.ask.HistoryFixture;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.history.parquet.DuckReader;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportIT {
  private final MadePast past = MadePast.of(40, 1_000);
  private final HistoryFixture node = new HistoryFixture(past);

  @AfterEach
  void close() {
    node.close();
  }

  /** What is exported as a recording is what was heard, to the last bit. */
  @Test
  void aRecordingHoldsAllUpdatesInOrder() throws Exception {
    HttpResponse<String> answer = node.get("/export?from=0&to=2999-01-01T00:00:00Z");

    assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-ndjson");
    assertThat(read(answer.body())).isEqualTo(past.updates());
    RecordingParser replay = new RecordingParser();
    for (String line : answer.body().split("\n", -1)) {
      LineKind kind = replay.parse(line.getBytes(StandardCharsets.UTF_8), "here").kind();
      assertThat(kind).isEqualTo(line.isEmpty() ? LineKind.BLANK : LineKind.ENVELOPE);
    }
  }

  @Test
  void isOfAStretchAndABox() throws Exception {
    String query = "/export?from=%s&to=%s&bbox=100,-90,-100,90".formatted(BEGIN + 99, BEGIN + 700);

    assertThat(read(node.get(query).body()))
        .isNotEmpty()
        .isEqualTo(
            past.updates().stream()
                .filter(told -> told.state().lastContactUnix() >= BEGIN + 99)
                .filter(told -> told.state().lastContactUnix() < BEGIN + 700)
                .filter(told ->
                    new BoundingBox(-90, 90, 100, -100)
                        .contains(told.state().lat(), told.state().lon()))
                .toList());
  }

  @Test
  void isATableToo() throws Exception {
    HttpResponse<String> answer =
        node.get("/export?format=csv&from=%s&to=%s".formatted(BEGIN, BEGIN + 1_000));

    assertThat(answer.body().split("\r\n", -1)).hasSize(past.updates().size() + 2);
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .contains("skysentinel-1767323100.csv");
  }

  @Test
  void isGeoJsonToo() throws Exception {
    HttpResponse<String> answer =
        node.get("/export?format=geojson&from=%s&to=%s".formatted(BEGIN, BEGIN + 100));
    JsonArray features = new JsonObject(answer.body()).getJsonArray("features");

    assertThat(features)
        .hasSize(
            (int)
                past.updates().stream()
                    .filter(told -> told.state().lastContactUnix() < BEGIN + 100)
                    .filter(told -> told.state().hasPosition())
                    .count());
    assertThat(features.getJsonObject(0).getJsonObject("geometry").getString("type"))
        .isEqualTo("Point");
  }

  /** Read by somebody else, it says what the CSV says. */
  @Test
  void isAParquetFileToo() throws Exception {
    past.add(MadePast.of(3_000, 60).updates());
    byte[] file = bytes("/export?format=parquet&from=%s&to=%s".formatted(BEGIN, BEGIN + 1_000));

    try (DuckReader reader = new DuckReader(file)) {
      assertThat(
              reader.ask(
                  "select epoch_us(last_contact), icao24, lat, altitude_m, on_ground, mode"
                      + " from FILE"))
          .isEqualTo(
              past.updates().stream()
                  .map(Told::state)
                  .map(state ->
                      Arrays.<Object>asList(
                          Math.round(state.lastContactUnix() * 1e6),
                          state.icao24(),
                          state.hasPosition() ? state.lat() : null,
                          state.altitudeM(),
                          state.onGround(),
                          "live"))
                  .toList());
    }
  }

  private byte[] bytes(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + node.port() + path);
    return java.net.http.HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  @Test
  void ofNothingItIsAWholeDocument() throws Exception {
    try (HistoryFixture empty = new HistoryFixture(new MadePast())) {
      String path = "/export?from=1&to=2&format=";
      assertThat(empty.get(path + "jsonl").body()).isEmpty();
      assertThat(empty.get(path + "csv").body()).startsWith("last_contact_unix").endsWith("\r\n");
      assertThat(empty.json(path + "geojson").getJsonArray("features")).isEmpty();
      assertThat(empty.get(path + "parquet").body()).startsWith("PAR1").endsWith("PAR1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to=1 | from is missing",
        "from=1 | to is missing",
        "from=2&to=1 | from is later than to",
        "from=1&to=2&format=xls | format has to be jsonl, csv, geojson or parquet",
        "from=1&to=2&limit=9 | there is no parameter limit",
      })
  void saysInWordsWhatCannotBeExported(String query, String words) throws Exception {
    HttpResponse<String> answer = node.get("/export?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
    assertThat(node.door.clients()).isZero();
  }

  /** Who keeps connections for further questions would ask the next one of a closed one. */
  @Test
  void saysThatTheConnectionEndsWithIt() {
    HttpClient client =
        node.vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(1));
    String path = "/export?from=0&to=" + (BEGIN + 1);

    for (int i = 0; i < 20; i++) {
      HttpClientResponse answer =
          client
              .request(HttpMethod.GET, node.port(), "127.0.0.1", path)
              .compose(HttpClientRequest::send)
              .compose(response -> response.body().map(response))
              .await();
      assertThat(answer.getHeader("connection")).isEqualTo("close");
    }
  }

  @Test
  void nothingIsLeftOfAnExportThatHasEnded() throws Exception {
    String path = "/export?from=0&to=" + (BEGIN + 100);
    for (int i = 0; i < 5; i++) {
      node.get(path);
    }

    await().until(() -> node.exports() == 0);
    assertThat(node.door.clients()).isZero();
  }

  /** What is cut off must not look whole. */
  @Test
  void breaksOffWhenThePastCannotBeAskedAnyMore() {
    MadePast failing =
        new MadePast() {
          @Override
          public Future<List<Told>> between(double from, double to, @Nullable BoundingBox box) {
            return from > BEGIN + 500
                ? Future.failedFuture(new IllegalStateException("away"))
                : super.between(from, to, box);
          }
        };
    failing.add(past.updates());
    try (HistoryFixture broken = new HistoryFixture(failing)) {
      assertThatThrownBy(() -> broken.get("/export?from=0&to=" + (BEGIN + 900)))
          .isInstanceOf(IOException.class);
      await().until(() -> broken.door.clients() == 0);
    }
  }

  /** However much there is to be told, no more is looked up than is read. */
  @Test
  void whoDoesNotReadIsNotReadFor() {
    past.add(MadePast.of(5_000, 300).updates());
    var request =
        node.vertx
            .createHttpClient()
            .request(
                HttpMethod.GET, node.port(), "127.0.0.1", "/export?from=0&to=" + (BEGIN + 1_000))
            .await();
    var response = request.send().await();
    response.pause();
    assertThat(node.exports()).isEqualTo(1);
    // Only who takes nothing from one look to the next is cut off.
    await()
        .until(() -> {
          node.passSeconds(61);
          return node.door.clients() == 0;
        });

    assertThat(node.exports()).isZero();
    assertThat(node.refused("slow")).isEqualTo(1);
    // Of some 200 MB only a small part was looked up.
    assertThat(past.questions.get()).isLessThan(20);
    response.resume();
  }

  private static List<Told> read(String lines) throws Exception {
    EnvelopeReader reader = new EnvelopeReader();
    List<Told> told = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      if (!line.isEmpty()) {
        told.add(reader.read(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return told;
  }
}
