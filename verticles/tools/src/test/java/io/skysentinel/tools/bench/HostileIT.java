package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.testing.UnexplainedLines;
import io.skysentinel.tools.hostile.Attack;
import io.skysentinel.tools.hostile.Attacks;
import io.skysentinel.tools.load.LoadCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * One anonymous client after the other tries to take a node from the others: they miss nothing, the
 * node keeps no more than it may, and has it back afterwards.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HostileIT {
  private static final int AIRCRAFT = 2_000;
  private static final int HONEST = 10;
  private static final List<String> WAYS = List.of("ws-msgpack", "ws-json", "sse");
  private static final long MOST_GROWTH = 300L * 1024 * 1024;
  private static final long KEPT_AT_MOST = 32L * 1024 * 1024;
  private static final int MORE_METRICS_AT_MOST = 500;

  /** Each attack takes so long; all of them at once and for longer: scripts/bench hostile. */
  private static final String SECONDS = System.getProperty("hostile.seconds", "3");

  @TempDir static Path temp;
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static NodeUnderTest node;
  private static ProcessMeter meter;
  private static double quietClientBytes;

  @BeforeAll
  static void start() throws Exception {
    node = HostileBench.node(NodeScript.in(temp), AIRCRAFT);
    meter = new ProcessMeter(node.pid());
    // What runs for the first time takes memory by that.
    for (Future<String> honest : honestClients()) {
      assertThat(honest.get()).isEmpty();
    }
    soon().until(() -> node.metric("bridge_clients") == 0);
    quietClientBytes = node.metric("web_client_memory_bytes");
  }

  @AfterAll
  static void stop() throws Exception {
    meter.close();
    node.close();
    THREADS.shutdown();
    assertThat(UnexplainedLines.in(node.log())).isEmpty();
  }

  static Stream<Attack> attacks() {
    return Attacks.all().stream();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void othersMissNothingAndNothingIsKept(Attack attack) throws Exception {
    long metrics = ownMetrics();
    long quietBytes = meter.last().rssBytes();
    long from = System.currentTimeMillis();
    List<Future<String>> honest = honestClients();
    soon()
        .until(() ->
            node.metric("bridge_clients") >= HONEST * WAYS.size()
                || honest.stream().anyMatch(Future::isDone));

    attack.run(node.port(), () -> !honest.stream().allMatch(Future::isDone));

    for (Future<String> clients : honest) {
      assertThat(clients.get()).as("what a load test found fault with").isEmpty();
    }
    assertThat(meter.mostRss(from, System.currentTimeMillis()) - quietBytes)
        .as("memory that it grew by")
        .isLessThan(MOST_GROWTH);
    soon().until(() -> node.metric("bridge_clients") == 0);
    soon().until(() -> node.metric("web_connections") < 20);
    // Not the process's own: this collector never gives back what its heap once was.
    soon().until(() -> node.metric("web_client_memory_bytes") - quietClientBytes < KEPT_AT_MOST);
    assertThat(ownMetrics() - metrics).isLessThan(MORE_METRICS_AT_MOST);
  }

  @Test
  void allAtOnceAreToldBesideAQuietTime() throws Exception {
    Printed printed = new Printed();
    CommandLine bench = HostileBench.commandLine(printed.out());
    bench.parseArgs("--clients", "20", "--seconds", "3", "--warm-up", "0", "--root", "unused");

    assertThat(bench.<HostileBench>getCommand().measure(node)).as(printed.text()).isTrue();

    assertThat(printed.line("quiet: ")).contains("clean true");
    assertThat(printed.line("attacked: ")).contains("clean true");
    assertThat(printed.line("afterwards: ")).contains("clean true");
    String result = printed.line("==> under " + Attacks.all().size() + " attacks: p99 ");
    assertThat(result).contains("faults 0");
    double quiet = printed.number(result, "quiet (\\d+), afterwards");
    assertThat(printed.number(result, "at most (\\d+) MiB")).isGreaterThanOrEqualTo(quiet);
  }

  /** Some on each way in, who check all that they are told; what was wrong with it. */
  private static List<Future<String>> honestClients() {
    List<Future<String>> all = new ArrayList<>();
    for (String way : WAYS) {
      String[] arguments = {
        "--url",
        node.url(),
        "--protocol",
        way,
        "--clients",
        String.valueOf(HONEST),
        "--duration",
        SECONDS,
        "--threads",
        "1",
        "--report",
        temp.resolve(way).toString()
      };
      all.add(
          THREADS.submit(() -> {
            Printed said = new Printed();
            int code = new CommandLine(new LoadCommand(said.out())).execute(arguments);
            return code == 0 ? "" : way + ": " + said.text();
          }));
    }
    return all;
  }

  /**
   * Kafka's clients add theirs when they have been at work for a minute, whoever else does what.
   */
  private static long ownMetrics() throws Exception {
    return node.metrics().filter(line -> !line.startsWith("kafka_")).count();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
  }
}
