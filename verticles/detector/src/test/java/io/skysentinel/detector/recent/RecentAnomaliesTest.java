package io.skysentinel.detector.recent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.platform.web.BadRequestException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentAnomaliesTest {
  private static final double NOW = 1_767_323_044;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecentAnomalies recent = new RecentAnomalies(3, 1 << 20);

  @Test
  void theNewestThatIsSaidOfAnEventCounts() throws Exception {
    read("a", EventPhase.START, 0);
    read("a", EventPhase.END, 10);

    assertThat(ids("")).containsExactly("a");
    assertThat(answer("").get("anomalies").get(0).get("phase").asText()).isEqualTo("end");
    assertThat(recent.openOnes()).isZero();
    assertThat(ids("open=true")).isEmpty();
  }

  @Test
  void theVersionChangesWithWhatIsAnswered() throws Exception {
    read("a", EventPhase.START, 0);
    long before = recent.version();
    assertThat(ids("")).containsExactly("a");
    assertThat(recent.version()).isEqualTo(before);

    read("b", EventPhase.START, 1);
    long after = recent.version();
    assertThat(after).isNotEqualTo(before);

    recent.forget(NOW + 3600);
    assertThat(recent.size()).isZero();
    assertThat(recent.version()).isNotEqualTo(after);
  }

  @Test
  void ofTooManyTheEndedOnesGoFirst() throws Exception {
    read("open", EventPhase.START, 0);
    read("ended", EventPhase.END, 1);
    read("c", EventPhase.START, 2);
    read("d", EventPhase.END, 3);

    assertThat(ids("")).containsExactly("d", "c", "open");
    read("e", EventPhase.START, 4);
    read("f", EventPhase.START, 5);
    assertThat(ids("")).containsExactly("f", "e", "c");
  }

  @Test
  void theBytesAreBounded() throws Exception {
    int one = json("a", EventPhase.START, 0).length;
    RecentAnomalies two = new RecentAnomalies(100, 2L * one);

    two.read(json("a", EventPhase.START, 0));
    two.read(json("b", EventPhase.START, 1));
    two.read(json("b", EventPhase.START, 2));
    assertThat(two.size()).isEqualTo(2);
    two.read(json("c", EventPhase.START, 3));
    assertThat(two.size()).isEqualTo(2);
  }

  @Test
  void whatIsOldIsForgotten() throws Exception {
    read("a", EventPhase.START, 0);
    read("b", EventPhase.END, 1);
    read("c", EventPhase.START, 2);

    recent.forget(NOW + 2);

    assertThat(ids("")).containsExactly("c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "icao24=A1B2C3 | b a",
        "icao24=ffffff | ''",
        "kind=go_around | ''",
        "kind=EMERGENCY_SQUAWK | b a",
        "severity=high | ''",
        "severity=medium | b a",
        "severity=low | b a",
        "bbox=-74,40,-73,41 | b a",
        "bbox=0,40,10,41 | ''",
        "since=1767323049 | b",
        "since=2026-01-02T03:04:09Z | b",
        "limit=1 | b",
      })
  void filtersNarrowTheAnswer(String query, String ids) throws Exception {
    read("a", EventPhase.START, 0);
    read("b", EventPhase.START, 10);

    assertThat(ids(query)).containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=BAD | kind has to be one of RAPID_DESCENT, GO_AROUND",
        "severity=worst | severity has to be one of LOW, MEDIUM, HIGH",
        "since=2026-01-02T03:04 | since has to be Unix seconds",
        "since=x | since: \"x\" is not a number",
        "limit=0 | limit has to be a whole number",
        "open=maybe | open has to be true or false",
        "colour=red | there is no parameter colour",
      })
  void nonsenseIsRefusedInWords(String query, String words) {
    assertThatThrownBy(() -> ids(query))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(words);
  }

  private void read(String id, EventPhase phase, int second) throws InvalidMessageException {
    recent.read(json(id, phase, second));
  }

  private List<String> ids(String query) throws Exception {
    return StreamSupport.stream(answer(query).get("anomalies").spliterator(), false)
        .map(event -> event.get("id").asText())
        .toList();
  }

  private JsonNode answer(String query) throws Exception {
    String[] parts = query.split("=", 2);
    Map<String, String> parameters = query.isEmpty() ? Map.of() : Map.of(parts[0], parts[1]);
    byte[] json = recent.answer(AnomalyQuery.parse(parameters), 17);
    return JSON.readTree(new String(json, UTF_8));
  }

  private static byte[] json(String id, EventPhase phase, int second) {
    return AnomalyJson.encode(
        new AnomalyEvent(
            id,
            phase,
            AnomalyKind.EMERGENCY_SQUAWK,
            Severity.MEDIUM,
            1,
            "a1b2c3",
            null,
            NOW,
            NOW + second,
            Double.NaN,
            40.64,
            -73.78,
            1000,
            List.of(),
            "",
            (long) (NOW + second) * 1000));
  }
}
