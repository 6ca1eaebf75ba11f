package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, and what Linux says of them. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class PinnedProcessIT {
  private static final List<String> SLEEP = List.of("sleep", "3600");

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "0-1"})
  void staysOnItsCores(String cores) throws Exception {
    try (PinnedProcess process = PinnedProcess.start(cores, SLEEP, Map.of())) {
      await().until(() -> command(process).startsWith("sleep"));

      assertThat(status(process, "Cpus_allowed_list")).isEqualTo(cores);
    }
  }

  @Test
  void aJvmIsPinnedAsAWhole() throws Exception {
    try (PinnedProcess java = PinnedProcess.java("1", SmallProgram.class, List.of("works", "0"))) {
      awaitOutput(java, "\\d+ \\d+ \\d+");
      try (var threads = Files.list(Path.of("/proc", String.valueOf(java.pid()), "task"))) {
        assertThat(threads.map(task -> statusOf(task, "Cpus_allowed_list")))
            .hasSizeGreaterThan(5)
            .containsOnly("1");
      }
    }
  }

  @Test
  void itsNumberIsThatOfTheCommandAndNotOfWhatPinnedIt() throws Exception {
    try (PinnedProcess process = PinnedProcess.start("0", SLEEP, Map.of())) {
      await().until(() -> command(process).equals("sleep 3600"));
    }
  }

  @Test
  void hasTheEnvironmentItIsGivenAndBothOfItsOutputsAreRead() throws Exception {
    List<String> command = List.of("sh", "-c", "echo out $FEEDS; echo err $FEEDS >&2");
    try (PinnedProcess process = PinnedProcess.start("0", command, Map.of("FEEDS", "readsb"))) {
      assertThat(process.await()).isZero();

      assertThat(Files.readAllLines(process.log().toPath())).contains("out readsb", "err readsb");
    }
  }

  @Test
  void ourClassesRunWithOurClassPath() throws Exception {
    try (PinnedProcess java =
        PinnedProcess.java("0", SmallProgram.class, List.of("says", "two words"))) {
      assertThat(java.await()).isZero();

      assertThat(Files.readAllLines(java.log().toPath())).contains("two words on standard output");
    }
  }

  @Test
  void saysHowItEnded() throws Exception {
    try (PinnedProcess java = PinnedProcess.java("0", SmallProgram.class, List.of("17"))) {
      assertThat(java.await()).isEqualTo(17);
    }
  }

  @Test
  void closingEndsIt() throws Exception {
    PinnedProcess process = PinnedProcess.start("0", SLEEP, Map.of());
    assertThat(isAlive(process.pid())).isTrue();

    process.close();

    assertThat(isAlive(process.pid())).isFalse();
  }

  @Test
  void endsWithTheProcessThatStartedIt() throws Exception {
    try (PinnedProcess parent = PinnedProcess.java("0", SmallProgram.class, List.of("parent"))) {
      assertThat(parent.await()).isEqualTo(3);
      long child = Long.parseLong(awaitOutput(parent, "child=\\d+").substring("child=".length()));

      await().until(() -> !isAlive(child));
    }
  }

  @Test
  void waitsForAPortUntilItIsOpen() throws Exception {
    int port = PinnedProcess.freePort();
    AtomicInteger found = new AtomicInteger();
    try (PinnedProcess process = PinnedProcess.start("0", SLEEP, Map.of())) {
      Thread waiting =
          new Thread(() -> {
            try {
              process.awaitPort(port);
              found.set(port);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      waiting.start();
      waiting.join(400);
      assertThat(found).hasValue(0);

      try (ServerSocket server = new ServerSocket()) {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        waiting.join();
      }
      assertThat(found).hasValue(port);
    }
  }

  @Test
  void isReadyOnlyWhenTheAnswerIs200() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    try (PinnedProcess process = PinnedProcess.start("0", SLEEP, Map.of())) {
      process.awaitReady("http://127.0.0.1:" + server.getAddress().getPort() + "/health/ready");

      assertThat(asked).hasValue(3);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aProcessThatDiesAtOnceIsNotWaitedFor() throws Exception {
    int port = PinnedProcess.freePort();
    List<String> command = List.of("sh", "-c", "echo no such thing; exit 1");
    try (PinnedProcess process = PinnedProcess.start("0", command, Map.of())) {
      assertThatThrownBy(() -> process.awaitPort(port))
          .hasMessageContaining("no answer from port " + port)
          .hasMessageContaining(process.log().toString());
    }
  }

  @Test
  void aFreePortIsFreeAndAnotherEachTime() throws Exception {
    int first = PinnedProcess.freePort();
    try (ServerSocket server = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(server.getLocalPort()).isEqualTo(first);
      assertThat(PinnedProcess.freePort()).isNotEqualTo(first);
    }
  }

  @Test
  void theMeterSeesTheProcessorTimeThatABusyChildTakes() throws Exception {
    try (PinnedProcess busy = PinnedProcess.java("0", SmallProgram.class, List.of("works", "1"));
        ProcessMeter meter = new ProcessMeter(busy.pid())) {
      String[] worked = awaitOutput(busy, "\\d+ \\d+ \\d+").split(" ", -1);
      long from = Long.parseLong(worked[0]);
      long to = Long.parseLong(worked[1]);
      double own = Long.parseLong(worked[2]) / 1e9;

      // Looks are 100 ms apart, and the JVM collects and interprets a little besides.
      double seen = meter.cpuSeconds(from, to);
      assertThat(seen).isCloseTo(own, within(0.35));
      assertThat(meter.jitSeconds(from, to)).isBetween(0.0, 0.5);
      assertThat(seen).isLessThanOrEqualTo((to - from) / 1000.0 + 0.15);

      long later = to + 600;
      assertThat(meter.cpuSeconds(to + 200, later)).isLessThan(0.2);
      assertThat(meter.mostRss(from, to)).isBetween(20L << 20, 1L << 30);
      assertThat(meter.mostBytes(from, to)).isGreaterThanOrEqualTo(meter.mostRss(from, to));
    }
  }

  @Test
  void theMeterSaysWhenTheProcessIsGone() throws Exception {
    PinnedProcess process = PinnedProcess.start("0", SLEEP, Map.of());
    try (ProcessMeter meter = new ProcessMeter(process.pid())) {
      long from = System.currentTimeMillis();
      assertThat(meter.cpuSeconds(from + 200, from + 300)).isBetween(0.0, 0.1);

      process.close();
      long later = System.currentTimeMillis() + 2_000;
      assertThatThrownBy(() -> meter.cpuSeconds(from + 200, later))
          .hasMessageContaining("not sampled");
    }
  }

  private static String awaitOutput(PinnedProcess process, String pattern) {
    Path log = process.log().toPath();
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Files.readAllLines(log).stream()
                    .filter(line -> line.matches(pattern))
                    .findFirst()
                    .orElse(""),
            line -> !line.isEmpty());
  }

  private static String command(PinnedProcess process) throws IOException {
    return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
        .replace('\0', ' ')
        .trim();
  }

  private static String status(PinnedProcess process, String key) {
    return statusOf(Path.of("/proc", String.valueOf(process.pid())), key);
  }

  private static String statusOf(Path task, String key) {
    try {
      return Files.readAllLines(task.resolve("status")).stream()
          .filter(line -> line.startsWith(key + ":"))
          .map(line -> line.substring(key.length() + 1).trim())
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
