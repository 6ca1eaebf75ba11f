package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.CapturedLog;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SkippedRecordsTest {
  private long nanos = 5;
  private final SkippedRecords skipped =
      new SkippedRecords(LoggerFactory.getLogger("Reader"), "that are no updates", () -> nanos);

  private void skip(int records) {
    for (int i = 0; i < records; i++) {
      ConsumerRecord<byte[], byte[]> record =
          new ConsumerRecord<>("updates", 3, 70 + i, new byte[0], new byte[0]);
      skipped.skip(record, new IllegalStateException("it is empty"));
    }
  }

  @Test
  void theFirstIsToldAndThenHowManyThereWereInAMinute() {
    try (CapturedLog log = CapturedLog.ofProcess()) {
      skip(100);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith(
              "WARN Reader Records of updates that are no updates: 1 skipped, the last one at offset"
                  + " 70 of partition 3: it is empty");
      nanos += TimeUnit.SECONDS.toNanos(59);
      skip(10);
      assertThat(log.lines()).hasSize(1);
      nanos += TimeUnit.SECONDS.toNanos(1);
      skip(10);
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(1)).contains(": 110 skipped, the last one at offset 70 ");
    }
  }

  @Test
  void aDefectIsToldWithWhereItIs() {
    try (CapturedLog log = CapturedLog.ofProcess()) {
      for (int i = 0; i < 3; i++) {
        skipped.failed("updates", new IllegalStateException("of ours"));
      }
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("ERROR Reader Records of updates that are no updates: 1 skipped")
          .contains("\tat io.skysentinel.platform.log.SkippedRecordsTest");
    }
  }
}
