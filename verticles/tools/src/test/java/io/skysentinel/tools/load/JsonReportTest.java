package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The figures of the report are those of the result, each in its place. */
class JsonReportTest {
  private final ReportResults results = ReportResults.clean();

  @Test
  void beginsWithWhatWasDoneAndHowItEnded() {
    JsonObject report = report();

    assertThat(report.getBoolean("clean")).isTrue();
    assertThat(report.getString("started")).isEqualTo("2026-11-26T21:00:00Z");
    assertThat(report.getDouble("rampSeconds")).isEqualTo(6.0);
    assertThat(report.getDouble("measuredSeconds")).isEqualTo(61.3);
    assertThat(report.getLong("messages")).isEqualTo(91_234);
    assertThat(report.getLong("bytes")).isEqualTo(812_345_678);
    assertThat(report.getJsonObject("tester"))
        .isEqualTo(new JsonObject("{\"cores\":0.12,\"heapMiB\":45,\"busy\":false}"));
  }

  @Test
  void holdsThePlanSoThatTheRunCanBeRepeated() {
    assertThat(report().getJsonObject("plan"))
        .isEqualTo(
            new JsonObject(
                """
                {"url":"http://127.0.0.1:8000/ws/flights?a=<b>","protocol":"ws-json","clients":1500,
                "bbox":"","tiles":0,"rampPerSecond":250,"durationSeconds":61,"slowShare":0.05,
                "slowPauseSeconds":12,"reconnectStorm":true,"threads":3}
                """));

    results.with(LoadPlans.ofBox(Protocol.SSE, "175,0,-175,5"));
    JsonObject plan = report().getJsonObject("plan");
    assertThat(plan.getString("bbox")).isEqualTo("175,0,-175,5");
    assertThat(plan.getInteger("tiles")).isEqualTo(2);
  }

  @Test
  void theTimesAreThoseThatWereMeasured() {
    JsonObject delivery = report().getJsonObject("deliveryMs");

    assertThat(delivery.getLong("count")).isEqualTo(1000);
    assertThat(delivery.getDouble("p50")).isCloseTo(500, within(0.5));
    assertThat(delivery.getDouble("p90")).isCloseTo(900, within(0.9));
    assertThat(delivery.getDouble("p99")).isCloseTo(990, within(1.0));
    assertThat(delivery.getDouble("p999")).isCloseTo(999, within(1.0));
    assertThat(delivery.getDouble("max")).isCloseTo(1000, within(1.0));
    assertThat(report().getJsonObject("firstSnapshotMs").getLong("count")).isEqualTo(1);
    assertThat(report().getJsonObject("firstSnapshotMs").getDouble("p50"))
        .isCloseTo(44, within(0.05));
    JsonObject none = new JsonObject();
    none.put("count", 0).put("p50", 0.0).put("p90", 0.0).put("p99", 0.0);
    assertThat(report().getJsonObject("caughtUpMs"))
        .isEqualTo(none.put("p999", 0.0).put("max", 0.0));
  }

  @Test
  void totalsAreInTheirPlaces() {
    assertThat(report().getJsonObject("total"))
        .isEqualTo(
            new JsonObject(
                """
                {"connections":3000,"deltas":90000,"snapshots":1501,"heartbeats":17,
                "resyncs":6,"newEpochs":5}
                """));
  }

  @Test
  void everyKindOfFaultHasItsOwnFigure() {
    Tally tally = results.tally();
    tally.faults.missing = 1;
    tally.faults.doubled = 2;
    tally.faults.reordered = 3;
    tally.malformed = 4;
    tally.unasked = 5;
    tally.errors = 6;
    tally.failures.put("HTTP 503", 7L);
    tally.failures.put("refused", 8L);
    tally.slowClosed.put("1013 too slow", 9L);
    results.atTheEnd(11, 12);

    assertThat(report().getBoolean("clean")).isFalse();
    assertThat(report().getJsonObject("faults"))
        .isEqualTo(
            new JsonObject(
                """
                {"missing":1,"doubled":2,"reordered":3,"malformed":4,"unasked":5,"errors":6,
                "failedConnections":15,"notConnectedAtEnd":12,"silentAtEnd":11}
                """));
    assertThat(report().getJsonObject("failures"))
        .isEqualTo(new JsonObject("{\"HTTP 503\":7,\"refused\":8}"));
    assertThat(report().getJsonObject("slowClosed"))
        .isEqualTo(new JsonObject("{\"1013 too slow\":9}"));
  }

  @Test
  void linesAreOnePerSampleWithTheirFigures() {
    JsonArray samples = report().getJsonArray("samples");

    assertThat(samples).hasSize(2);
    assertThat(samples.getJsonObject(0))
        .isEqualTo(
            new JsonObject(
                """
                {"second":1.0,"measured":false,"connected":800,"ready":700,
                "messagesPerSecond":10.1,"bytesPerSecond":2000000,
                "p50Ms":1.0,"p99Ms":2.0,"maxMs":3.0,"troubles":0}
                """));
    assertThat(samples.getJsonObject(1).getDouble("second")).isEqualTo(2.1);
    assertThat(samples.getJsonObject(1).getBoolean("measured")).isTrue();
    assertThat(samples.getJsonObject(1).getLong("troubles")).isEqualTo(7);
  }

  @Test
  void aStormIsThereOnlyWhenThereWasOne() {
    assertThat(report().containsKey("storm")).isFalse();

    Latencies snapshots = new Latencies();
    snapshots.record(70_000);
    results.with(new LoadResult.Storm(3.26, snapshots));
    JsonObject storm = report().getJsonObject("storm");
    assertThat(storm.getDouble("seconds")).isEqualTo(3.3);
    assertThat(storm.getJsonObject("firstSnapshotMs").getLong("count")).isEqualTo(1);
    assertThat(storm.getJsonObject("firstSnapshotMs").getDouble("max")).isCloseTo(70, within(0.07));
  }

  @Test
  void saysWhenTheTesterItselfWasTheBottleneck() {
    results.with(new LoadResult.Own(2.9, 45, 4));

    assertThat(report().getJsonObject("tester").getBoolean("busy")).isTrue();
    assertThat(report().getBoolean("clean")).as("late frames are not lost frames").isTrue();
  }

  @Test
  void theNamesStayAsProgramsKnowThem() {
    results.with(new LoadResult.Storm(1, new Latencies()));

    assertThat(report().fieldNames())
        .isEqualTo(
            Set.of(
                "clean",
                "started",
                "plan",
                "rampSeconds",
                "measuredSeconds",
                "messages",
                "bytes",
                "deliveryMs",
                "firstSnapshotMs",
                "caughtUpMs",
                "total",
                "faults",
                "failures",
                "slowClosed",
                "storm",
                "tester",
                "samples"));
  }

  /** As a program reads it. */
  private JsonObject report() {
    return new JsonObject(JsonReport.of(results.result()).encodePrettily());
  }
}
