package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.live.View;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private final Samples samples = new Samples();
  private final LoadPlan plan =
      new LoadPlan(
          new Target("127.0.0.1", 8000, "/ws/flights?a=<b>"),
          Protocol.WS_JSON,
          View.WORLD,
          "",
          10,
          1000,
          3,
          30,
          0,
          10,
          false,
          1);

  @Test
  void whatCameWhileOpeningDoesNotCount() {
    samples.add(observation(100, 50), 1);
    samples.startMeasuring(observation(200, 50), 2);
    samples.add(observation(500, 4), 3);
    LoadSample last = samples.add(observation(900, 8), 4);
    LoadResult result = result();

    assertThat(last.messagesPerSecond()).isEqualTo(400);
    assertThat(result.messages()).isEqualTo(700);
    assertThat(result.measuredSeconds()).isEqualTo(2);
    assertThat(result.seen().delivery().count()).isEqualTo(2);
    assertThat(result.seen().delivery().max()).isBetween(8.0, 8.01);
    assertThat(result.seen().delivery().percentile(50)).isBetween(4.0, 4.01);
  }

  @Test
  void allReportsSayTheSame() {
    samples.startMeasuring(observation(0, 1), 1);
    samples.add(observation(500, 4), 2);
    LoadResult result = result();
    JsonObject json = new JsonObject(JsonReport.of(result).encode());

    assertThat(json.getBoolean("clean")).isTrue();
    assertThat(json.getLong("messages")).isEqualTo(500);
    assertThat(json.getJsonObject("deliveryMs").getDouble("max")).isBetween(4.0, 4.01);
    assertThat(json.getJsonArray("samples")).hasSize(2);
    assertThat(SummaryText.of(result)).contains("500 messages", "RESULT: all as promised");
    assertThat(HtmlReport.of(result))
        .contains("all as promised", "<svg", "a=&lt;b&gt;")
        .doesNotContain("http://www", "src=", "href=");
  }

  @Test
  void aFaultIsInAllOfThem() {
    Observation bad = observation(500, 4);
    bad.tally().faults.missing = 3;
    samples.startMeasuring(observation(0, 1), 1);
    samples.add(bad, 2);
    LoadResult result = result();

    assertThat(result.isClean()).isFalse();
    assertThat(JsonReport.of(result).getJsonObject("faults").getLong("missing")).isEqualTo(3);
    assertThat(SummaryText.of(result)).contains("3 missing", "RESULT: there were faults");
    assertThat(HtmlReport.of(result)).contains("there were faults");
    assertThat(SummaryText.line(plan, result.samples().get(1))).contains("faults 3");
  }

  @Test
  void chartsEndAtRoundNumbers() {
    assertThat(LineChart.niceTop(0)).isEqualTo(1);
    assertThat(LineChart.niceTop(0.7)).isEqualTo(1);
    assertThat(LineChart.niceTop(23)).isEqualTo(25);
    assertThat(LineChart.niceTop(51_000)).isEqualTo(100_000);
    assertThat(new LineChart("t", "u", new double[0]).line("l", new double[0]).svg())
        .doesNotContain("NaN");
  }

  private static Observation observation(long deltas, long milliseconds) {
    Observation observation = Observation.empty();
    observation.tally().deltas = deltas;
    observation.delivery().record(milliseconds * 1000);
    return observation;
  }

  private LoadResult result() {
    return samples.result(plan, Instant.EPOCH, 1, null, 0, 0, ReportResults.AT_EASE);
  }
}
