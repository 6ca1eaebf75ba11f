package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.tools.bench.ThreadNeeds.Look;
import io.skysentinel.tools.bench.ThreadNeeds.Need;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadNeedsTest {
  @TempDir Path temp;
  private FakeProc proc;
  private ThreadNeeds needs;

  @BeforeEach
  void start() throws Exception {
    proc = new FakeProc(temp);
    proc.cpu(1_000);
    proc.thread(7, "kafka-1-raft-io", 300);
    proc.wakeUps(7, 42);
    proc.thread(8, "odd (name) 3", 50);
    needs = new ThreadNeeds(proc.root(), FakeProc.PID);
  }

  @Test
  void seesWhatTheProcessAndEachOfItsThreadsNeeded() throws Exception {
    assertThat(needs.look(99))
        .isEqualTo(
            new Look(
                99,
                10,
                Map.of(
                    7L, new Need("kafka-1-raft-io", 3, 42), 8L, new Need("odd (name) 3", 0.5, 0))));
  }

  @Test
  void aThreadThatEndsWhileItIsLookedAtIsLeftOut() throws Exception {
    Files.delete(proc.process().resolve("task/8/status"));

    assertThat(needs.look(0).threads()).containsOnlyKeys(7L);
  }

  @Test
  void aProcessThatHasEndedIsNotOneThatNeedsNothing() throws Exception {
    proc.end();

    assertThatThrownBy(() -> needs.look(0)).isInstanceOf(NoSuchFileException.class);
  }
}
