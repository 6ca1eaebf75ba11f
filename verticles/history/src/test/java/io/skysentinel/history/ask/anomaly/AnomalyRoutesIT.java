package io.skysentinel.history.ask.anomaly;

import static io.skysentinel.history.ask.MadePast.BEGIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.history.MadeAnomalies;
import io.skysentinel.history.ask.HistoryFixture;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.history.read.AnomalySearch;
import io.skysentinel.history.read.StoredAnomaly;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyRoutesIT {
  private static final Anomalies PAST = new Anomalies();

  private static HistoryFixture node;
  private static HistoryFixture withDetector;

  /** Some of aircraft that were heard, with the oldest last. */
  private static final class Anomalies extends MadePast {
    final List<StoredAnomaly> stored = new ArrayList<>();
    volatile @Nullable AnomalySearch asked;

    Anomalies() {
      add(MadePast.of(10, 1_000).updates());
      for (int i = 0; i < 5; i++) {
        AnomalyEvent event = MadeAnomalies.event("a00004", BEGIN + 500 - i);
        stored.add(
            new StoredAnomaly(
                new AnomalySearch.Place((long) (event.tStart() * 1e6), event.id()),
                event.icao24(),
                event.tStart(),
                event.tReported(),
                new String(AnomalyJson.encode(event), UTF_8)));
      }
    }

    @Override
    public Future<List<StoredAnomaly>> anomalies(AnomalySearch search) {
      asked = search;
      return answer(() ->
          stored.stream()
              .filter(each ->
                  search.after() == null || each.place().startUs() < search.after().startUs())
              .limit(search.limit())
              .toList());
    }
  }

  @BeforeAll
  static void open() {
    node = new HistoryFixture(PAST);
    // As the detector tells what is open and recent.
    withDetector =
        new HistoryFixture(
            PAST,
            (router, loop) ->
                router
                    .get("/anomalies")
                    .handler(request -> request.response().end("{\"now\":true}")));
  }

  @AfterAll
  static void close() {
    node.close();
    withDetector.close();
  }

  @Test
  void whatIsOpenAndRecentIsLeftToWhoHasIt() throws Exception {
    assertThat(withDetector.json("/anomalies").getBoolean("now")).isTrue();
    assertThat(withDetector.json("/anomalies?open=true&kind=HOLDING").getBoolean("now")).isTrue();
    assertThat(node.json("/anomalies").getJsonArray("anomalies")).hasSize(5);
    assertThat(node.json("/anomalies?open=true").getJsonArray("anomalies")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"from=1", "to=2026-01-02T03:04:05Z", "track=true", "after=1_a"})
  void thePastIsToldOfTheTable(String query) throws Exception {
    assertThat(withDetector.json("/anomalies?" + query).containsKey("anomalies")).isTrue();
  }

  @Test
  void eachIsToldAsTheLogHasIt() throws Exception {
    HttpResponse<String> answer = node.get("/anomalies?from=1");

    assertThat(answer.body()).contains(PAST.stored.get(0).json());
    assertThat(new JsonObject(answer.body()).getValue("next")).isNull();
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(answer.body()).doesNotContain("track");
  }

  @Test
  void pagesFollowEachOther() throws Exception {
    JsonObject first = node.json("/anomalies?limit=2");
    JsonObject second = node.json("/anomalies?limit=2&after=" + first.getString("next"));
    JsonObject third = node.json("/anomalies?limit=2&after=" + second.getString("next"));

    assertThat(third.getValue("next")).isNull();
    JsonArray all = new JsonArray();
    for (JsonObject page : List.of(first, second, third)) {
      all.addAll(page.getJsonArray("anomalies"));
    }
    assertThat(all.stream().map(each -> ((JsonObject) each).getString("id")))
        .containsExactlyElementsOf(PAST.stored.stream().map(each -> each.place().id()).toList());
  }

  @Test
  void trackIsWhereItsAircraftWasAroundIt() throws Exception {
    JsonObject anomaly =
        node.json("/anomalies?track=true&limit=1").getJsonArray("anomalies").getJsonObject(0);

    JsonArray track = anomaly.getJsonArray("track");
    List<Double> times =
        track.stream().map(each -> ((JsonArray) each).getDouble(0)).sorted().toList();
    assertThat(times.get(0)).isBetween(BEGIN + 379, BEGIN + 385);
    assertThat(times.get(times.size() - 1)).isBetween(BEGIN + 633, BEGIN + 638);
    assertThat(times).hasSize(51);
    assertThat(track.getJsonArray(0)).hasSize(4);
    assertThat(track.getJsonArray(0).getDouble(2)).isBetween(-90.0, 90.0);
  }

  @Test
  void whatIsSearchedForIsWhatIsAsked() throws Exception {
    assertThat(
            node.json(
                "/anomalies?from=10&to=20&kind=go_around&severity=HIGH&icao24=A00004"
                    + "&bbox=170,-10,-170,10&since=12&open=true&limit=7"))
        .isNotNull();

    AnomalySearch asked = PAST.asked;
    assertThat(asked.from()).isEqualTo(10);
    assertThat(asked.to()).isEqualTo(20);
    assertThat(asked.kind()).hasToString("GO_AROUND");
    assertThat(asked.severity()).isEqualTo(Severity.HIGH);
    assertThat(asked.icao24()).isEqualTo("a00004");
    assertThat(asked.box().lonMin()).isEqualTo(170);
    assertThat(asked.since()).isEqualTo(12);
    assertThat(asked.openOnly()).isTrue();
    assertThat(asked.limit()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "from=20&to=10, later",
    "from=now, number",
    "limit=1001, 1000 at most",
    "limit=51&track=true, 50 with tracks",
    "after=x, told as next",
    "kind=FUN, one of",
    "track=yes, true or false",
    "fro=1, there is no parameter fro",
  })
  void whatCannotBeAsked(String query, String words) throws Exception {
    HttpResponse<String> answer = node.get("/anomalies?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getString("detail")).contains(words);
  }
}
