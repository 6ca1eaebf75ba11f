package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

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
}
