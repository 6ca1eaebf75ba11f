package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class LogThreadTest {
  private final AtomicInteger sessions = new AtomicInteger();
  private final CountDownLatch second = new CountDownLatch(2);

  private LogThread thread(LogThread.Sessions session) {
    return new LogThread(
        "test",
        new LogComplaint(LoggerFactory.getLogger(LogThreadTest.class), "Nothing can be read"),
        session);
  }

  @Test
  void afterAFailureItBeginsAnew() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    LogThread thread =
        thread(self -> {
          second.countDown();
          if (sessions.incrementAndGet() == 1) {
            throw new KafkaException("away");
          }
          looked.await();
          self.works();
          while (!self.isClosing()) {
            Thread.onSpinWait();
          }
        });

    thread.start();
    second.await();
    assertThat(thread.problem()).isEqualTo("Nothing can be read: " + new KafkaException("away"));
    looked.countDown();
    thread.stop().await(30, TimeUnit.SECONDS);

    assertThat(thread.problem()).isNull();
    assertThat(sessions).hasValue(2);
  }

  @Test
  void tellsOfEachFailureAndOfTheEnd() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    LogThread thread =
        thread(
            new LogThread.Sessions() {
              @Override
              public void run(LogThread self) {
                told.add("run");
                second.countDown();
                throw new KafkaException("away");
              }

              @Override
              public void failed() {
                told.add("failed");
              }

              @Override
              public void ended() {
                told.add("ended");
              }
            });

    thread.start();
    second.await();
    thread.stop().await(30, TimeUnit.SECONDS);

    assertThat(told)
        .startsWith("run", "failed", "run", "failed")
        .endsWith("failed", "ended")
        .containsOnlyOnce("ended");
  }
}
