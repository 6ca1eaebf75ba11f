package io.skysentinel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.platform.config.CapturedLog;
import io.skysentinel.platform.health.EventLoopWatch.Look;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLoopWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({
    // A thread that could run, and got a part of a processor: the machine's fault.
    "true,  true,  120, true",
    "true,  true,  490, true",
    // It computes.
    "true,  true,  510, false",
    "true,  true,  999, false",
    // It waits: for a lock or a timer, or in native code.
    "false, true,  120, false",
    "true,  false, 120, false",
    "true,  true,  0,   false",
  })
  void aMachineThatIsTooBusyIsToldFromALoopThatIsBlocked(
      boolean runnableBefore, boolean runnableNow, long processorMs, boolean starved) {
    Look before = look(1_000, 70, runnableBefore);
    Look now = look(2_000, 70 + processorMs, runnableNow);

    assertThat(now.isStarvedSince(before)).isEqualTo(starved);
  }

  @Test
  void aLoopThatWaitsIsToldWithThePlaceWhereItDoes() {
    try (CapturedLog log = CapturedLog.ofProcess()) {
      VertxOptions options = new VertxOptions();
      EventLoopWatch.prepare(options);
      Vertx vertx = Vertx.vertx(options);
      CountDownLatch told = new CountDownLatch(1);
      EventLoopWatch.over(vertx);
      try {
        vertx.runOnContext(nothing -> waitHere(told));

        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(log.lines())
                    .anyMatch(line -> line.matches("(?s).* blocked for \\d+ ms.*waitHere.*")));
        assertThat(log.lines()).noneMatch(line -> line.contains("too busy"));
      } finally {
        told.countDown();
        vertx.close().await();
      }
    }
  }

  private static void waitHere(CountDownLatch told) {
    try {
      boolean unused = told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Look look(long atMs, long processorMs, boolean runnable) {
    return new Look(
        0,
        TimeUnit.MILLISECONDS.toNanos(atMs),
        TimeUnit.MILLISECONDS.toNanos(processorMs),
        runnable,
        1);
  }
}
