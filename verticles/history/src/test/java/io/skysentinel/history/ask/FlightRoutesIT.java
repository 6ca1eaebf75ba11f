package io.skysentinel.history.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightRoutesIT {
  private static final HistoryFixture NODE = new HistoryFixture(new MadePast());

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void tellsWhichFlightsWereFound() throws Exception {
    HttpResponse<String> answer = NODE.get("/history/search?q=SWR&limit=1");

    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(answer.body())
        .startsWith(
            "{\"flights\":[{\"id\":\"7\",\"icao24\":\"a1b2c3\",\"callsign\":\"SWR12\","
                + "\"first_seen\":1767323044.5,\"last_seen\":1767330000,\"origin\":\"LSZH\","
                + "\"destination\":null,\"registration\":\"HB-JCA\",\"aircraft_type\":\"BCS3\","
                + "\"country\":\"Switzerland\",\"squawks\":[\"1000\",\"7000\"],"
                + "\"altitude_max_m\":11000,\"altitude_min_m\":432,\"lat\":51.4775,"
                + "\"lon\":-0.4614}],\"next\":\"");
    String next = new JsonObject(answer.body()).getString("next");
    assertThat(NODE.get("/history/search?after=" + next).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsHowMuchThereIs() throws Exception {
    assertThat(NODE.get("/stats/days?from=2026-01-01T10:00:00Z&to=2026-01-02T00:00:00Z").body())
        .isEqualTo(
            "{\"days\":[{\"day\":\"2026-01-02\",\"updates\":1767225600,\"flights\":2,"
                + "\"aircraft\":2,\"anomalies\":1}]}\n");
    assertThat(NODE.get("/stats/hours").body())
        .isEqualTo("{\"hours\":[{\"hour\":3,\"updates\":12.5}]}\n");
    assertThat(NODE.get("/stats/aircraft/A1B2C3").body())
        .isEqualTo("{\"icao24\":\"a1b2c3\",\"first_seen\":1.5,\"last_seen\":2,\"flights\":3}\n");
    assertThat(NODE.get("/stats/aircraft/ffffff").body())
        .isEqualTo(
            "{\"icao24\":\"ffffff\",\"first_seen\":null,\"last_seen\":null,\"flights\":0}\n");
  }

  @Test
  void tellsTheAirportsOfABox() throws Exception {
    HttpResponse<String> answer = NODE.get("/airports.geojson?bbox=8.5,47.4,8.6,47.5");

    assertThat(answer.headers().firstValue("content-type")).hasValue("application/geo+json");
    JsonObject collection = new JsonObject(answer.body());
    JsonObject zurich = collection.getJsonArray("features").getJsonObject(0);
    assertThat(zurich.getString("id")).isEqualTo("LSZH");
    assertThat(zurich.getJsonObject("properties").getString("size")).isEqualTo("large");
    assertThat(zurich.getJsonObject("geometry").getJsonArray("coordinates").getDouble(1))
        .isBetween(47.4, 47.5);
    assertThat(NODE.json("/airports.geojson").getJsonArray("features")).hasSizeGreaterThan(5_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/history/search?q=a%25 | q has to be",
        "/history/search?q=12345678901234567 | q has to be",
        "/history/search?name=x | there is no parameter name",
        "/history/search?from=2&to=1 | from is later than to",
        "/history/search?from=yesterday | is not a number",
        "/history/search?bbox=1,2,3 | four numbers",
        "/history/search?squawk=7800 | squawk has to be four digits",
        "/history/search?type=aeroplane | type has to be that of an aircraft",
        "/history/search?airport=Z%C3%BCrich | airport has to be the ident",
        "/history/search?country= | country has to be",
        "/history/search?alt_min=2&alt_max=1 | alt_min is higher than alt_max",
        "/history/search?alt_min=high | is not a number",
        "/history/search?limit=201 | limit has to be 1 to 200",
        "/history/search?limit=0 | limit has to be",
        "/history/search?after=7 | after has to be the \"next\" of an answer",
        "/stats/days?from=0&to=1e9 | 366 days at most",
        "/stats/hours?from=2&to=1 | from is later than to",
        "/stats/aircraft/a1b2c3?from=1 | there is no parameter from",
        "/airports.geojson?bbox=1 | four numbers",
      })
  void saysInWordsWhatCannotBeAsked(String path, String words) throws Exception {
    HttpResponse<String> answer = NODE.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getString("detail")).contains(words);
  }
}
