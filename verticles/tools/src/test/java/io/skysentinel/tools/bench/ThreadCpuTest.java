package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadCpuTest {
  private static final long WORK_NANOS = 100_000_000;
  private final CountDownLatch worked = new CountDownLatch(3);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void addsUpTheThreadsOfThatNameAndNoOthers() throws Exception {
    Thread first = worker("bench-test worker 1", WORK_NANOS);
    Thread second = worker("bench-test worker 2", WORK_NANOS);
    Thread idle = worker("bench-test idle", 0);
    worked.await();

    long both = ThreadCpu.nanos("bench-test worker");
    assertThat(both).isGreaterThanOrEqualTo(2 * WORK_NANOS);
    assertThat(ThreadCpu.nanos("bench-test worker 1")).isBetween(WORK_NANOS, both - WORK_NANOS);
    assertThat(ThreadCpu.nanos("bench-test idle")).isLessThan(WORK_NANOS);

    end.countDown();
    first.join();
    second.join();
    idle.join();
  }

  @Test
  void aNameThatNoThreadHasIsNotNothing() {
    assertThatThrownBy(() -> ThreadCpu.nanos("cache consumer that was renamed"))
        .hasMessageContaining("no thread is called cache consumer that was renamed");
  }

  private Thread worker(String name, long nanos) {
    Thread thread =
        new Thread(
            () -> {
              var threads = ManagementFactory.getThreadMXBean();
              while (threads.getCurrentThreadCpuTime() < nanos) {
                Thread.onSpinWait();
              }
              worked.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.start();
    return thread;
  }
}
