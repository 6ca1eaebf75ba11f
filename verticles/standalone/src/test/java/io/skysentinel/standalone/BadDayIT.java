package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole node lives through a bad day of OpenSky's: every good state is in the log, every bad one
 * is accounted for, to the unit.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class BadDayIT {
  private static final String GOOD =
      "[\"%s\",\"UAL123  \",\"United States\",1767323040,1767323044,-73.78,40.64,1234.5,false,"
          + "120.3,271.2,-5.2,null,1260.0,\"1200\",false,0%s]";

  @TempDir Path temp;

  @Test
  void statesInArePublishedOrDeadLetteredToTheUnit() throws Exception {
    try (WorstOpenSky sky = badDay();
        NodeChild node = node(sky)) {
      node.awaitReady();
      await().atMost(Duration.ofMinutes(2)).until(sky::isThrough);
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> node.metric("producer_buffer_states") == 0);

      KafkaClient client =
          new KafkaClient(node.awaitLine("broker in this process at (\\S+),").group(1));
      double published = node.metric("producer_flights_published_total") / 2;
      double dead = node.metric("producer_deadletter_total");
      assertThat(published).isEqualTo(7);
      // Ten rows, and three answers that were no answers at all.
      assertThat(dead).isEqualTo(13);
      assertThat(node.metric("producer_states_received_total")).isEqualTo(published + dead);
      assertThat(client.countAll("flights.state")).isEqualTo(7);
      assertThat(client.countAll("flights.updates")).isEqualTo(7);
      assertThat(client.countAll("flights.deadletter")).isEqualTo(13);
      assertThat(node.log()).noneMatch(line -> line.contains("Exception"));
      assertThat(node.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private NodeChild node(WorstOpenSky sky) throws Exception {
    Map<String, String> environment =
        Map.of(
            "OPENSKY_MODE", "live",
            "OPENSKY_URL", sky.url(),
            "OPENSKY_DAILY_CREDITS", "10000000",
            "POLL_INTERVAL_SECONDS", "1");
    return NodeChild.start(
        StandaloneMain.class,
        environment,
        "--data-dir",
        temp.resolve("data").toString(),
        "--kafka-port",
        "0");
  }

  /** Good answers in between, as on a real day; they also keep the back-off short. */
  private static WorstOpenSky badDay() throws Exception {
    return new WorstOpenSky()
        .json(answer(good("aaaaa1"), good18("aaaaa2")))
        .status(500, "oops")
        .json("{\"time\":1767323044,\"states\":null}")
        .half(answer(good("bbbbb1"), good("bbbbb2")))
        .json(
            answer(
                good("aaaaa3"),
                "[\"bbbbb3\",\"too short\"]",
                good("bbbbb4").replace("1234.5", "\"high\""),
                good("bbbbb5").replace("40.64", "NaN"),
                good("bbbbb6").replace("40.64", "91"),
                good("nothex"),
                good("aaaaa4").replace("UAL123  ", "        "),
                good("bbbbb7").replace("1767323044", "null"),
                "\"not a row\"",
                good("bbbbb8").replace("271.2", "361"),
                good("bbbbb9").replace("120.3", "1e999"),
                "{\"a\":[[[[]]]]}",
                good("aaaaa5").replace("\"1200\"", "null")))
        .status(503, "")
        .json("<html>maintenance</html>")
        .json(answer(good("aaaaa6")))
        .endless()
        .json(answer(good("bbbbbb")).substring(0, 60))
        .json(answer(good("aaaaa7")));
  }

  private static String answer(String... rows) {
    return "{\"time\":1767323045,\"states\":[" + String.join(",", rows) + "]}";
  }

  private static String good(String icao24) {
    return GOOD.formatted(icao24, "");
  }

  private static String good18(String icao24) {
    return GOOD.formatted(icao24, ",3");
  }
}
