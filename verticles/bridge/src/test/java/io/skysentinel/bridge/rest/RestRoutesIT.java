package io.skysentinel.bridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.WebVerticle;
import io.skysentinel.testing.Loopback;
import io.skysentinel.testing.SampleFlights;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class RestRoutesIT {
  private final FakeFlights flights = new FakeFlights();
  private final SkyConfig config = SkyConfig.defaults().with("http.port", 0);
  private final Door door =
      new Door(
          new Connections(new LiveConfig(config), () -> 0, new SimpleMeterRegistry()),
          () -> new Door.Rules(9, 0, List.of()),
          () -> true,
          reason -> {});
  private final RestRoutes routes =
      new RestRoutes(flights, door, () -> (long) SampleFlights.NOW * 1000);
  private final WebVerticle web = new WebVerticle(config, List.of(routes));

  @BeforeEach
  void deploy(Vertx vertx) {
    flights.flights = List.of(SampleFlights.newYork(), SampleFlights.frankfurt());
    vertx.deployVerticle(web).await();
  }

  @Test
  void listsFlights() throws Exception {
    JsonObject all = new JsonObject(get("/flights").body());

    assertThat(all.getLong("t")).isEqualTo(1001);
    assertThat(all.getJsonArray("flights")).hasSize(2);
    assertThat(all.getJsonArray("flights").getJsonObject(0).getString("feed")).isEqualTo("world");
    assertThat(new JsonObject(get("/flights?callsign=ual").body()).getJsonArray("flights"))
        .hasSize(1);
  }

  @Test
  void saysThatNothingHasChanged() throws Exception {
    String tag = get("/flights").headers().firstValue("etag").orElseThrow();

    HttpResponse<String> same = get("/flights", "if-none-match", "\"x\", " + tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();

    flights.seq++;
    flights.flights = List.of();
    HttpResponse<String> changed = get("/flights", "if-none-match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(changed.body()).getJsonArray("flights")).isEmpty();
    assertThat(changed.headers().firstValue("etag").orElseThrow()).isNotEqualTo(tag);
  }

  @Test
  void showsOneFlight() throws Exception {
    HttpResponse<String> one = get("/flights/A1B2C3");

    assertThat(new JsonObject(one.body()).getString("callsign")).isEqualTo("UAL123");
    assertThat(get("/flights/a1b2c3", "if-none-match", "*").statusCode()).isEqualTo(304);
  }

  @Test
  void servesWhatTar1090AsksFor() throws Exception {
    assertThat(new JsonObject(get("/data/receiver.json").body()).getInteger("refresh"))
        .isEqualTo(1000);
    JsonObject file = new JsonObject(get("/data/aircraft.json?_=1").body());
    assertThat(file.getJsonArray("aircraft")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/flights?limit=0, 400, whole number",
    "/flights?limit=1&limit=2, 400, limit is there twice",
    "/flights/ffffff, 404, No aircraft ffffff",
    "/flights/nonsense, 404, Nothing is served",
    "/elsewhere, 404, Nothing is served"
  })
  void everyErrorIsAProblemDocument(String path, int status, String words) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonObject problem = new JsonObject(answer.body());
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("detail")).contains(words);
  }

  @Test
  void anotherMethodIsAProblemToo() throws Exception {
    HttpResponse<String> answer = Loopback.ask("POST", web.port(), "/flights");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(405);
  }

  @Test
  void saysWhenToComeBack() throws Exception {
    flights.ready = false;

    for (String path : List.of("/flights", "/flights/a1b2c3", "/data/aircraft.json")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }
  }

  @Test
  void pagesOfOthersGetNothingUnlessAllowed() throws Exception {
    assertThat(
            get("/flights", "origin", "https://elsewhere.example")
                .headers()
                .firstValue("access-control-allow-origin"))
        .isEmpty();
    String same = "http://127.0.0.1:" + web.port();
    assertThat(get("/flights", "origin", same).headers().firstValue("access-control-allow-origin"))
        .hasValue(same);
  }

  @Test
  void theDescriptionNamesEveryParameterAndThePageNeedsNoNetwork() throws Exception {
    JsonObject api = new JsonObject(get("/api/openapi.json").body());
    Set<String> described = new TreeSet<>();
    api
        .getJsonObject("paths")
        .getJsonObject("/flights")
        .getJsonObject("get")
        .getJsonArray("parameters")
        .stream()
        .map(JsonObject.class::cast)
        .filter(parameter -> parameter.getString("in").equals("query"))
        .forEach(parameter -> described.add(parameter.getString("name")));

    assertThat(described).containsExactlyInAnyOrderElementsOf(FlightQuery.NAMES);
    HttpResponse<String> page = get("/api");
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body()).contains("/api/openapi.json").doesNotContain("http://", "https://");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .containsPattern("style-src 'sha256-[^']{44}'; script-src 'sha256-[^']{44}'")
        .doesNotContain("unsafe-inline");
  }

  /** What the description says of a flight is what a flight has. */
  @Test
  void aFlightHasNoMembersThatTheDescriptionDoesNotName() throws Exception {
    Set<String> named =
        new JsonObject(get("/api/openapi.json").body())
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject("Flight")
            .getJsonObject("properties")
            .fieldNames();

    assertThat(named).containsAll(new JsonObject(get("/flights/a1b2c3").body()).fieldNames());
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return Loopback.get(web.port(), path, headers);
  }
}
