package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.CapturedLog;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ResumePointTest {
  private static final TopicPartition PARTITION = new TopicPartition("updates", 0);

  private final List<Long> missed = new ArrayList<>();
  private final ResumePoint resume =
      new ResumePoint(LoggerFactory.getLogger(ResumePointTest.class), "read", missed::add);

  @Test
  void whatTheLogHasIsGoneOnWith() {
    assertThat(resume.at(PARTITION, 10, 10, 20)).isEqualTo(10);
    assertThat(resume.at(PARTITION, 20, 10, 20)).isEqualTo(20);
    assertThat(missed).isEmpty();
  }

  @Test
  void whatTheLogHasForgottenIsCounted() {
    assertThat(resume.at(PARTITION, 3, 10, 20)).isEqualTo(10);
    assertThat(missed).containsExactly(7L);
  }

  @Test
  void aLogThatIsAnotherIsReadFromItsBeginning() {
    assertThat(resume.at(PARTITION, 21, 10, 20)).isEqualTo(10);
    assertThat(missed).isEmpty();
  }

  @Test
  void ofManyPartitionsItIsSaidOnce() {
    try (CapturedLog log = CapturedLog.ofProcess()) {
      for (int partition = 0; partition < 12; partition++) {
        resume.at(new TopicPartition("updates", partition), 5, 10, 20);
      }
      resume.at(new TopicPartition("updates", 12), 30, 10, 20);
      resume.at(new TopicPartition("updates", 13), 12, 10, 20);
      resume.tell();
      resume.tell();

      assertThat(log.lines().stream().map(String::strip))
          .containsExactly(
              "ERROR ResumePointTest The log has forgotten 60 records of updates before they were"
                  + " read (12 partitions): it is kept for less long than nobody read it",
              "ERROR ResumePointTest The log has lost what it had of 1 partitions of updates; they"
                  + " are read from their beginning");
    }
  }
}
