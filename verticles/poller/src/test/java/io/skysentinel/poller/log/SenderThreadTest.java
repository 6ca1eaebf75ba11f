package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderThreadTest {
  private static final long NEVER_MS = 3_600_000;

  private SenderThread thread = new SenderThread(NEVER_MS);
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final AtomicBoolean holds = new AtomicBoolean();
  private final AtomicInteger looks = new AtomicInteger();

  @AfterEach
  void end() {
    thread.stop();
    thread.end();
  }

  @Test
  void tasksRunInOrderOnOneThreadWhichKnowsItself() {
    thread.run(() -> ran.add("first " + thread.isCurrent()));
    thread.run(() -> {
      throw new IllegalStateException("a task that fails ends no other");
    });
    thread.run(() -> ran.add("second"));

    await().until(() -> ran.size() == 2);
    assertThat(ran).containsExactly("first true", "second");
    assertThat(thread.isCurrent()).isFalse();
  }

  @Test
  void whatComesIsSeenWhenItIsSaid() {
    waits();
    await().until(() -> looks.get() > 0);
    holds.set(true);
    thread.lookAgain();
    await().until(() -> ran.contains("waited"));
  }

  @Test
  void aWordBetweenALookAndTheWaitIsNotLost() {
    thread.run(() -> {
      thread.waitUntil(() -> {
        boolean seen = holds.getAndSet(true);
        thread.lookAgain();
        return seen;
      });
      ran.add("waited");
    });
    await().until(() -> ran.contains("waited"));
  }

  @Test
  void whatNobodySaysIsSeenAllTheSame() {
    thread.end();
    thread = new SenderThread(1);
    waits();
    await().until(() -> looks.get() > 0);
    holds.set(true);
    await().until(() -> ran.contains("waited"));
  }

  @Test
  void aStopEndsEveryWait() {
    waits();
    thread.run(() -> thread.pause(NEVER_MS));
    thread.run(() -> ran.add("last"));
    await().until(() -> looks.get() > 0);

    thread.stop();
    thread.end();

    await().until(() -> ran.contains("last"));
    assertThat(ran).containsExactly("waited", "last");
    assertThat(thread.isStopping()).isTrue();
  }

  private void waits() {
    thread.run(() -> {
      thread.waitUntil(() -> {
        looks.incrementAndGet();
        return holds.get();
      });
      ran.add("waited");
    });
  }
}
