package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.CapturedLog;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogComplaintTest {
  private final LogComplaint complaint =
      new LogComplaint(LoggerFactory.getLogger("Reader"), "The states cannot be read");

  @Test
  void whatGoesOnIsToldOnce() {
    try (CapturedLog log = CapturedLog.ofProcess()) {
      for (int i = 0; i < 3; i++) {
        assertThat(complaint.tell(new SaslAuthenticationException("no")))
            .startsWith("The states cannot be read: the log refuses the name or the password");
      }
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("ERROR Reader The states cannot be read, trying again: the log refuses");
    }
  }

  @Test
  void anotherReasonAndTheSameAfterItWorkedAreNews() {
    try (CapturedLog log = CapturedLog.ofProcess()) {
      complaint.tell(new TimeoutException("first"));
      complaint.tell(new TimeoutException("second"));
      complaint.settle();
      complaint.tell(new TimeoutException("second"));
      assertThat(log.lines())
          .hasSize(3)
          .allMatch(line -> line.startsWith("WARN Reader The states cannot be read"));
    }
  }

  @Test
  void aDefectIsToldWithWhereItIs() {
    try (CapturedLog log = CapturedLog.ofProcess()) {
      complaint.tell(new IllegalArgumentException("of ours"));
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("ERROR Reader")
          .contains("\tat io.skysentinel.platform.log.LogComplaintTest");
    }
  }
}
