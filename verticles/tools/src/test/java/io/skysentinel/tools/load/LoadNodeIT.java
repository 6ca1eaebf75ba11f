package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.live.View;
import io.skysentinel.standalone.StandaloneMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The load tester and a whole node, as users run them: neither finds fault with the other. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LoadNodeIT {
  private static final int CLIENTS = 30;
  private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/health");

  /** A part of the simulator's area. */
  private static final String BOX = "-74.5,40.2,-73.5,41.5";

  @TempDir static Path temp;
  private static Process node;
  private static BufferedReader log;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    Path config = temp.resolve("skysentinel.json");
    Files.writeString(config, "{\"feeds\":{\"simulator\":{\"updateIntervalSeconds\":1}}}");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                StandaloneMain.class.getName(),
                "--config",
                config.toString(),
                "--ephemeral",
                "--kafka-port",
                "0")
            .redirectErrorStream(true);
    builder.environment().put("BACKEND_PORT", "0");
    builder.environment().put("ROLES", "poller,cache,ticker,detector,bridge");
    node = builder.start();
    log = node.inputReader();
    url = address();
    Thread reader = new Thread(LoadNodeIT::readOn, "log of the node");
    reader.setDaemon(true);
    reader.start();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/health/ready")).build();
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
  }

  @AfterAll
  static void stop() throws Exception {
    node.destroy();
    node.waitFor();
  }

  @ParameterizedTest
  @EnumSource
  void everyClientOfTheWorldGetsEveryFrame(Protocol protocol) throws Exception {
    LoadResult result = run(protocol, "", 0, 3);

    assertThat(result.isClean()).as(SummaryText.of(result)).isTrue();
    assertThat(result.seen().tally().deltas).isGreaterThanOrEqualTo(CLIENTS);
  }

  @ParameterizedTest
  @EnumSource
  void aBoxGetsTheFramesOfItsTilesAndNoOthers(Protocol protocol) throws Exception {
    LoadResult result = run(protocol, BOX, 0, 3);

    assertThat(result.isClean()).as(SummaryText.of(result)).isTrue();
    assertThat(result.seen().tally().deltas).isGreaterThanOrEqualTo(CLIENTS);
  }

  @Test
  void whoStopsReadingForAMomentIsBroughtUpToDateAndKept() throws Exception {
    LoadResult result = run(Protocol.WS_JSON, "", 0.2, 7);

    assertThat(result.isClean()).as(SummaryText.of(result)).isTrue();
    assertThat(result.seen().tally().slowClosed).isEmpty();
    assertThat(result.seen().caughtUp().count()).isGreaterThanOrEqualTo(CLIENTS / 5);
  }

  private static LoadResult run(Protocol protocol, String box, double slowShare, int seconds)
      throws Exception {
    LoadPlan world = LoadPlans.of(Target.parse(url, protocol), protocol, CLIENTS, seconds);
    LoadPlan plan = LoadPlans.withSlow(LoadPlans.withBox(world, box), slowShare, 2);
    assertThat(plan.view().equals(View.WORLD)).isEqualTo(box.isEmpty());
    return new LoadRun(plan, second -> {}, new CountDownLatch(1)).run();
  }

  /** Else the node would wait for somebody to read what it says. */
  private static void readOn() {
    try {
      while (log.readLine() != null) {
        // Nobody asks what it was.
      }
    } catch (IOException e) {
      // The node was ended, and its log with it.
    }
  }

  private static String address() throws IOException {
    List<String> read = new ArrayList<>();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      read.add(line);
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("the node has not come up:\n" + String.join("\n", read));
  }
}
