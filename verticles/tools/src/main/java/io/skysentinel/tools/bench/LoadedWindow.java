package io.skysentinel.tools.bench;

import io.skysentinel.tools.load.LoadCommand;
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
 */
record LoadedWindow(JsonObject report, Count count, double cpuSeconds, double jitSeconds) {

  /** Who is loaded. */
  record Server(String name, ProcessMeter meter, String url, String protocol) {
    /** Loads it with clients for some seconds, from another core. */
    LoadedWindow load(int clients, int seconds, String... more)
        throws IOException, InterruptedException {
      return run(this, clients, seconds, more);
    }
  }

  private static LoadedWindow run(Server server, int clients, int seconds, String... more)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("fanout-", "");
    String options =
        "--url %s --protocol %s --clients %d --ramp 2000 --threads 1 --duration %d --report"
            .formatted(server.url, server.protocol, clients, seconds + 3);
    List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
    arguments.add(file.toString());
    arguments.addAll(List.of(more));
    try (PinnedProcess tester =
        PinnedProcess.java(PinnedProcess.TESTER_CORE, LoadCommand.class, arguments)) {
      tester.await();
      Path json = Path.of(file + ".json");
      if (!Files.exists(json)) {
        throw new IllegalStateException("the load tester failed; see " + tester.log());
      }
      JsonObject report = new JsonObject(Files.readString(json));
      Count count = Count.of(report);
      return new LoadedWindow(
          report,
          count,
          server.meter.cpuSeconds(count.from, count.to),
          server.meter.jitSeconds(count.from, count.to));
    }
  }

  double cores() {
    return cpuSeconds / count.seconds();
  }

  /** Processor seconds of a million messages, less what the server needs for itself. */
  double cpuPerMillion(double idleCores) {
    return (cpuSeconds - idleCores * count.seconds()) / count.messages * 1e6;
  }

  /** Processor seconds of a million messages, everything counted: idle work, and the JIT. */
  double allCpuPerMillion() {
    return (cpuSeconds + jitSeconds) / count.messages * 1e6;
  }

  /** All that was not as it should be: frames, messages and connections. */
  long faults() {
    return report.getJsonObject("faults").stream()
        .mapToLong(fault -> ((Number) fault.getValue()).longValue())
        .sum();
  }

  /** Of delivery, in ms. */
  double percentile(String name) {
    return report.getJsonObject("deliveryMs").getDouble(name);
  }

  /**
   * What came, and between which times (Unix ms): all but the first and the last second, because
   * those who have just come get snapshots.
   */
  record Count(long from, long to, double messages, double bytes) {
    static Count of(JsonObject report) {
      List<JsonObject> samples =
          report.getJsonArray("samples").stream()
              .map(JsonObject.class::cast)
              .filter(sample -> sample.getBoolean("measured"))
              .toList();
      if (samples.size() < 4) {
        throw new IllegalStateException("the load tester measured " + samples.size() + " s only");
      }
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
      long begun = Instant.parse(report.getString("started")).toEpochMilli();
      return new Count(
          begun + Math.round(first * 1000), begun + Math.round(before * 1000), messages, bytes);
    }

    double seconds() {
      return (to - from) / 1000.0;
    }

    double messagesPerSecond() {
      return messages / seconds();
    }

    double bytesPerMessage() {
      return bytes / messages;
    }
  }
}
