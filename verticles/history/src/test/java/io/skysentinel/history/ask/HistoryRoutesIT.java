package io.skysentinel.history.ask;

import static io.skysentinel.history.ask.MadePast.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.client.JsonReader;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.PastBusyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryRoutesIT {
  private static final MadePast PAST = MadePast.of(40, 1_000);
  private static final HistoryFixture NODE = new HistoryFixture(PAST);

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void tellsFromWhenToWhenAnythingIsKnown() throws Exception {
    JsonObject span = NODE.json("/history/span");

    assertThat(span.getDouble("from")).isEqualTo(BEGIN + 0.2507);
    assertThat(span.getDouble("to"))
        .isEqualTo(contact(PAST.updates().get(PAST.updates().size() - 1)));
    try (HistoryFixture empty = new HistoryFixture(new MadePast())) {
      assertThat(empty.get("/history/span").body()).isEqualTo("{\"from\":null,\"to\":null}\n");
      assertThat(empty.json("/history/at?t=1").getJsonArray("flights")).isEmpty();
    }
  }

  @Test
  void countsWhatWasHeard() throws Exception {
    JsonObject answer =
        NODE.json("/history/traffic?from=2026-01-02T03:05:00Z&to=%d".formatted((long) BEGIN + 900));
    JsonArray traffic = answer.getJsonArray("traffic");

    assertThat(answer.getInteger("step")).isEqualTo(300);
    assertThat(traffic.stream().mapToLong(each -> ((JsonObject) each).getLong("updates")).sum())
        .isEqualTo(PAST.updates().stream().filter(told -> contact(told) < BEGIN + 900).count());
    assertThat(traffic.getJsonObject(0).getInteger("aircraft")).isEqualTo(40);
  }

  @Test
  void showsTheSkyOfAnInstantAsASnapshot() throws Exception {
    double t = BEGIN + 500.5;
    HttpResponse<String> answer = NODE.get("/history/at?t=" + t);
    Snapshot snapshot = (Snapshot) JsonReader.read(answer.body().getBytes(StandardCharsets.UTF_8));

    assertThat(snapshot.t()).isEqualTo(Math.round(t * 1000));
    assertThat(snapshot.flights().stream().map(Flight::icao24))
        .containsExactlyElementsOf(
            PAST.sky(t, null).stream().map(each -> each.last().state().icao24()).toList());
    JsonArray flights = new JsonObject(answer.body()).getJsonArray("flights");
    JsonObject moved = flights.getJsonObject(4);
    assertThat(moved.getBoolean("interpolated")).isTrue();
    assertThat(moved.getDouble("time_position_unix")).isEqualTo(t);
    assertThat(moved.getDouble("altitude_m")).isCloseTo(1_501, within(0.1));
    // One whose place is not known stays as it was.
    assertThat(flights.getJsonObject(2).containsKey("interpolated")).isFalse();
    assertThat(flights.getJsonObject(2).getValue("position")).isNull();
  }

  @Test
  void aBoxIsExact() throws Exception {
    JsonObject all = NODE.json("/history/at?t=" + (BEGIN + 500));
    JsonObject box = NODE.json("/history/at?bbox=170,-90,-170,90&t=" + (BEGIN + 500));

    List<String> expected =
        all.getJsonArray("flights").stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getJsonObject("position") != null)
            .filter(each -> Math.abs(each.getJsonObject("position").getDouble("lon")) >= 170)
            .map(each -> each.getString("icao24"))
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(
            box.getJsonArray("flights").stream()
                .map(each -> ((JsonObject) each).getString("icao24")))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void tellsWhoCameNear() throws Exception {
    Told one = PAST.updates().stream().filter(told -> told.state().hasPosition()).toList().get(100);
    String where = "lat=%s&lon=%s".formatted(one.state().lat(), one.state().lon());
    JsonArray near =
        NODE.json("/history/near?" + where + "&km=1&from=%s&to=%s".formatted(BEGIN, BEGIN + 900))
            .getJsonArray("flights");

    JsonObject nearest = near.getJsonObject(0);
    assertThat(nearest.getString("icao24")).isEqualTo(one.state().icao24());
    assertThat(nearest.getDouble("distance_m")).isZero();
    assertThat(nearest.getDouble("t")).isCloseTo(one.state().timePositionUnix(), within(0.001));
    // Without times the last hour is meant.
    assertThat(NODE.json("/history/near?" + where).getJsonArray("flights")).isNotEmpty();
    assertThat(NODE.json("/history/near?lat=-89&lon=0").getJsonArray("flights")).isEmpty();
  }

  @Test
  void tellsWhereASkyCameFrom() throws Exception {
    double t = BEGIN + 900;
    JsonObject answer = NODE.json("/history/trails?t=%s&seconds=300".formatted(t));
    JsonObject trails = answer.getJsonObject("trails");

    assertThat(answer.getDouble("t")).isEqualTo(t);
    assertThat(trails.fieldNames())
        .containsExactlyElementsOf(
            PAST.sky(t, null).stream()
                .map(each -> each.last().state())
                .filter(state -> state.hasPosition())
                .map(state -> state.icao24())
                .toList());
    JsonArray trail = trails.getJsonArray("a00004");
    assertThat(trail.getJsonArray(0).getDouble(0)).isBetween(t - 301, t - 295);
    assertThat(trail.getJsonArray(0).getDouble(3)).isBetween(1_600.0, 1_620.0);
    assertThat(trail.size()).isLessThan(10);
    assertThat(
            NODE.json("/history/trails?t=%s&bbox=170,-90,-170,90".formatted(t))
                .getJsonObject("trails")
                .fieldNames())
        .containsExactlyElementsOf(
            NODE
                .json("/history/at?t=%s&bbox=170,-90,-170,90".formatted(t))
                .getJsonArray("flights")
                .stream()
                .map(each -> ((JsonObject) each).getString("icao24"))
                .toList());
  }

  @Test
  void anInstantOfWhichNothingIsKnownHasAnEmptySky() throws Exception {
    assertThat(NODE.json("/history/at?t=1").getJsonArray("flights")).isEmpty();
    assertThat(NODE.json("/history/at?t=2999-01-01T00:00:00Z").getJsonArray("flights")).isEmpty();
  }

  @Test
  void tellsTheTrackOfAnAircraft() throws Exception {
    String path = "/flights/A00004/track?from=%s&to=%s".formatted(BEGIN + 100, BEGIN + 200);
    JsonObject track = NODE.json(path);

    List<Told> expected = PAST.track("a00004", BEGIN + 100, BEGIN + 200, 999).result();
    assertThat(track.getString("callsign")).isEqualTo("TST4");
    assertThat(track.getJsonArray("track")).hasSize(expected.size());
    JsonObject first = track.getJsonArray("track").getJsonObject(0);
    assertThat(first.getDouble("last_contact_unix")).isEqualTo(contact(expected.get(0)));
    assertThat(first.getString("feed")).isEqualTo("roof");
    assertThat(NODE.json(path + "&simplify=1000").getJsonArray("track")).hasSize(2);
    assertThat(NODE.json("/flights/ffffff/track").getJsonArray("track")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "geojson, application/geo+json, a00004.geojson",
    "kml, application/vnd.google-earth.kml+xml, a00004.kml",
    "gpx, application/gpx+xml, a00004.gpx",
    "csv, text/csv; charset=utf-8; header=present, a00004.csv",
    "czml, application/json, a00004.czml"
  })
  void tellsItInTheFormatsOfOthers(String format, String type, String file) throws Exception {
    HttpResponse<String> answer =
        NODE.get(
            "/flights/a00004/track?from=" + BEGIN + "&to=" + (BEGIN + 99) + "&format=" + format);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue(type);
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow()).contains(file);
    assertThat(answer.body()).contains("a00004");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/history/at | t is missing",
        "/history/at?t=now | is not a number",
        "/history/at?t=2026-01-02T03:05:00 | a time with its zone",
        "/history/at?t=1767323044123 | not in milliseconds",
        "/history/at?t=1&bbox=1,2,3 | four numbers",
        "/history/at?t=1&t=2 | t is there twice",
        "/history/span?x=1 | there is no parameter x",
        "/history/traffic?from=0&to=1e9 | take a longer step",
        "/flights/a00004/track?from=0&to=604801 | 7 days at most",
        "/flights/a00004/track?from=2&to=1 | from is later than to",
        "/flights/a00004/track?simplify=-1 | simplify has to be",
        "/flights/a00004/track?format=shp | format has to be json",
        "/history/near?lat=50 | lon is missing",
        "/history/near?lat=91&lon=0 | lat has to be -90 to 90",
        "/history/near?lat=0&lon=0&km=0 | more than 0, and 100 at most",
        "/history/near?lat=0&lon=0&km=101 | more than 0, and 100 at most",
        "/history/near?lat=0&lon=0&from=0&to=3601 | an hour",
        "/history/near?lat=0&lon=0&from=2&to=1 | from is later than to",
        "/history/trails | t is missing",
        "/history/trails?t=1&seconds=3601 | 3600 at most",
        "/history/trails?t=1&seconds=0 | more than 0",
        "/history/trails?t=1&simplify=1 | simplify has to be 10",
      })
  void saysInWordsWhatCannotBeAsked(String path, String words) throws Exception {
    double before = NODE.refused("bad_query");
    HttpResponse<String> answer = NODE.get(path);

    assertThat(NODE.refused("bad_query")).isEqualTo(before + 1);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(new JsonObject(answer.body()).getString("detail")).contains(words);
  }

  @Test
  void aPastThatCannotBeAskedIsSaidInWords() throws IOException, InterruptedException {
    MadePast past = new MadePast();
    try (HistoryFixture node = new HistoryFixture(past)) {
      past.fail(new IllegalStateException("the database is away"));
      HttpResponse<String> answer = node.get("/history/at?t=1");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(node.refused("not_now")).isEqualTo(1);
      assertThat(answer.headers().firstValue("retry-after")).isPresent();
      assertThat(answer.body()).contains("cannot be asked now").doesNotContain("database");
      past.fail(null);
      assertThat(node.get("/history/at?t=1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoIsToldMuchKeepsNobodyWaitingWhoAsksLittle() throws Exception {
    MadePast played = new MadePast();
    played.fail(new PastBusyException(64));
    try (HistoryFixture node = new HistoryFixture(PAST, played)) {
      String all = "?from=%s&to=%s".formatted(BEGIN, BEGIN + 900);

      assertThat(node.get("/export" + all).statusCode()).isEqualTo(503);
      assertThat(node.refused("not_now")).isEqualTo(1);
      assertThat(node.get("/history/at?t=" + BEGIN).statusCode()).isEqualTo(200);
      assertThat(node.get("/flights/a00004/track" + all).statusCode()).isEqualTo(200);
    }
  }

  private static double contact(Told told) {
    return told.state().lastContactUnix();
  }
}
