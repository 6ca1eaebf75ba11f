package io.skysentinel.history.ask;

import static io.skysentinel.history.ask.MadePast.BEGIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.HistoryAnswer;
import io.skysentinel.core.contract.HistoryQuestion;
import io.skysentinel.platform.bus.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other nodes ask on the bus. */
class BusQuestionsIT {
  private final MadePast past = MadePast.of(20, 600);
  private final HistoryFixture node = new HistoryFixture(past);

  @AfterEach
  void close() {
    node.close();
  }

  private HistoryAnswer ask(String question, Map<String, String> parameters) {
    Answer<HistoryAnswer> answer =
        node.bus
            .ask(
                Addresses.history(question),
                new HistoryQuestion(parameters),
                Duration.ofSeconds(60))
            .await();
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<HistoryAnswer>) answer).value();
  }

  @Test
  void theSameIsAnsweredAsOverHttp() throws Exception {
    String t = String.valueOf(BEGIN + 300);
    String to = String.valueOf(BEGIN + 600);

    assertThat(new String(ask("at", Map.of("t", t, "bbox", "-180,-90,0,90")).json(), UTF_8))
        .isEqualTo(node.get("/history/at?t=" + t + "&bbox=-180,-90,0,90").body())
        .contains("\"flights\":[{");
    assertThat(
            new String(ask("track", Map.of("icao24", "A00004", "from", t, "to", to)).json(), UTF_8))
        .isEqualTo(node.get("/flights/a00004/track?from=" + t + "&to=" + to).body())
        .contains("\"track\":[{");
    assertThat(new String(ask("anomalies", Map.of()).json(), UTF_8)).contains("\"anomalies\":[]");
    assertThat(new String(ask("search", Map.of("q", "SWR", "limit", "1")).json(), UTF_8))
        .isEqualTo(node.get("/history/search?q=SWR&limit=1").body())
        .contains("\"callsign\":\"SWR12\"");
  }

  @Test
  void whatHasNoAnswerSaysWhy() {
    HistoryAnswer nonsense = ask("at", Map.of("t", "now"));
    assertThat(nonsense.code()).isEqualTo(400);
    assertThat(nonsense.words()).contains("not a number");
    HistoryAnswer noSquawk = ask("search", Map.of("squawk", "7800"));
    assertThat(noSquawk.code()).isEqualTo(400);
    assertThat(noSquawk.words()).contains("squawk has to be four digits");
    assertThat(ask("track", Map.of("icao24", "../..")).words()).contains("six hexadecimal");
    assertThat(ask("track", Map.of("icao24", "a00004", "format", "kml")).words())
        .contains("json only");

    past.fail(new IllegalStateException("the database is away"));
    HistoryAnswer away = ask("at", Map.of("t", "1"));
    assertThat(away.code()).isEqualTo(503);
    assertThat(away.words()).contains("cannot be asked now").doesNotContain("database");
  }
}
