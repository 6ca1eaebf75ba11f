package io.skysentinel.tools.load;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A run as JSON, for programs that compare runs. */
final class JsonReport {
  private static final double TENTHS = 10;

  private JsonReport() {}

  static JsonObject of(LoadResult result) {
    Observation seen = result.seen();
    JsonObject report =
        new JsonObject()
            .put("clean", result.isClean())
            .put("started", result.started().toString())
            .put("plan", plan(result.plan()))
            .put("rampSeconds", tenths(result.rampSeconds()))
            .put("measuredSeconds", tenths(result.measuredSeconds()))
            .put("messages", result.messages())
            .put("bytes", result.bytes())
            .put("deliveryMs", times(seen.delivery()))
            .put("firstSnapshotMs", times(seen.firstSnapshot()))
            .put("caughtUpMs", times(seen.caughtUp()))
            .put("total", total(seen.tally()))
            .put("faults", faults(result))
            .put("failures", reasons(seen.tally().failures))
            .put("slowClosed", reasons(seen.tally().slowClosed));
    LoadResult.Storm storm = result.storm();
    if (storm != null) {
      report.put(
          "storm",
          new JsonObject()
              .put("seconds", tenths(storm.seconds()))
              .put("firstSnapshotMs", times(storm.snapshots())));
    }
    return report
        .put(
            "tester",
            new JsonObject()
                .put("cores", Math.round(result.own().cores() * 100) / 100.0)
                .put("heapMiB", result.own().heapMiB())
                .put("busy", result.isTesterBusy()))
        .put("samples", samples(result));
  }

  private static JsonObject plan(LoadPlan plan) {
    return new JsonObject()
        .put("url", plan.target().toString())
        .put("protocol", plan.protocol().toString())
        .put("clients", plan.clients())
        .put("bbox", plan.box())
        .put("tiles", plan.view().tiles().length)
        .put("rampPerSecond", plan.rampPerSecond())
        .put("durationSeconds", plan.durationSeconds())
        .put("slowShare", plan.slowShare())
        .put("slowPauseSeconds", plan.slowPauseSeconds())
        .put("reconnectStorm", plan.storm())
        .put("threads", plan.threads());
  }

  private static JsonObject total(Tally tally) {
    return new JsonObject()
        .put("connections", tally.opened)
        .put("deltas", tally.deltas)
        .put("snapshots", tally.snapshots)
        .put("heartbeats", tally.heartbeats)
        .put("resyncs", tally.faults.resyncs)
        .put("newEpochs", tally.faults.newEpochs);
  }

  private static JsonObject faults(LoadResult result) {
    Tally tally = result.seen().tally();
    return new JsonObject()
        .put("missing", tally.faults.missing)
        .put("doubled", tally.faults.doubled)
        .put("reordered", tally.faults.reordered)
        .put("malformed", tally.malformed)
        .put("unasked", tally.unasked)
        .put("errors", tally.errors)
        .put("failedConnections", tally.failed())
        .put("notConnectedAtEnd", result.notReady())
        .put("silentAtEnd", result.silent());
  }

  private static JsonObject times(Latencies times) {
    return new JsonObject()
        .put("count", times.count())
        .put("p50", times.percentile(50))
        .put("p90", times.percentile(90))
        .put("p99", times.percentile(99))
        .put("p999", times.percentile(99.9))
        .put("max", times.max());
  }

  private static JsonObject reasons(Map<String, Long> reasons) {
    JsonObject object = new JsonObject();
    reasons.forEach(object::put);
    return object;
  }

  private static JsonArray samples(LoadResult result) {
    JsonArray samples = new JsonArray();
    for (LoadSample sample : result.samples()) {
      samples.add(
          new JsonObject()
              .put("second", tenths(sample.second()))
              .put("measured", sample.measured())
              .put("connected", sample.connected())
              .put("ready", sample.ready())
              .put("messagesPerSecond", tenths(sample.messagesPerSecond()))
              .put("bytesPerSecond", Math.round(sample.bytesPerSecond()))
              .put("p50Ms", sample.p50())
              .put("p99Ms", sample.p99())
              .put("maxMs", sample.max())
              .put("troubles", sample.troubles()));
    }
    return samples;
  }

  private static double tenths(double value) {
    return Math.round(value * TENTHS) / TENTHS;
  }
}
