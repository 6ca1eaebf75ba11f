package io.skysentinel.tools.bench;

import io.skysentinel.tools.LoadTool;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the load tester saw, and what the server needed in the same seconds.
 *
 * @param report of the tester
 * @param from when the window began, in Unix ms
 */
record LoadedWindow(
    JsonObject report,
    long from,
    long to,
    double messages,
    double bytes,
    double cpuSeconds,
    double jitSeconds) {
  private static final int TESTER_CORE = 1;

  /** Loads a server with clients for some seconds, from another core. */
  static LoadedWindow run(
      ProcessMeter meter, String url, String protocol, int clients, int seconds, String... more)
      throws IOException, InterruptedException {
    Path report = Files.createTempFile("fanout-", "");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--url",
                url,
                "--protocol",
                protocol,
                "--clients",
                String.valueOf(clients),
                "--ramp",
                "2000",
                "--threads",
                "1",
                "--duration",
                String.valueOf(seconds + 3),
                "--report",
                report.toString()));
    arguments.addAll(List.of(more));
    try (PinnedProcess tester = PinnedProcess.java(TESTER_CORE, LoadTool.class, arguments)) {
      tester.await();
      Path json = Path.of(report + ".json");
      if (!Files.exists(json)) {
        throw new IllegalStateException("the load tester failed; see " + tester.log());
      }
      return of(new JsonObject(Files.readString(json)), meter);
    }
  }

  /** Without the first and the last second: those who have just come get snapshots. */
  private static LoadedWindow of(JsonObject report, ProcessMeter meter) {
    long begun = Instant.parse(report.getString("started")).toEpochMilli();
    List<JsonObject> samples =
        report.getJsonArray("samples").stream()
            .map(JsonObject.class::cast)
            .filter(sample -> sample.getBoolean("measured"))
            .toList();
    double first = samples.get(1).getDouble("second");
    double before = first;
    double messages = 0;
    double bytes = 0;
    for (JsonObject sample : samples.subList(2, samples.size() - 1)) {
      double length = sample.getDouble("second") - before;
      before = sample.getDouble("second");
      messages += sample.getDouble("messagesPerSecond") * length;
      bytes += sample.getDouble("bytesPerSecond") * length;
    }
    long from = begun + (long) (first * 1000);
    long to = begun + (long) (before * 1000);
    return new LoadedWindow(
        report, from, to, messages, bytes, meter.cpuSeconds(from, to), meter.jitSeconds(from, to));
  }

  double seconds() {
    return (to - from) / 1000.0;
  }

  double bytesPerMessage() {
    return bytes / messages;
  }

  /** Processor seconds of a million messages, less what the server needs for itself. */
  double cpuPerMillion(double idleCores) {
    return (cpuSeconds - idleCores * seconds()) / messages * 1e6;
  }

  /** All that was not as it should be: frames, messages and connections. */
  long faults() {
    return report.getJsonObject("faults").stream()
        .mapToLong(fault -> ((Number) fault.getValue()).longValue())
        .sum();
  }

  double p99() {
    return report.getJsonObject("deliveryMs").getDouble("p99");
  }
}
