package io.skysentinel.detector.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.detector.learned.ModelChange;
import io.skysentinel.detector.learned.TaughtModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class KeptModelsTest {
  private final List<ModelChange> changes = new ArrayList<>();
  private final KeptModels kept = new KeptModels(changes::add);

  private static byte[] saved(int updates) {
    return TaughtModels.snapshot(FlightClass.LARGE, updates).bytes();
  }

  private void read(long savedMs, byte[] value) {
    kept.read(
        new ConsumerRecord<>(
            "models",
            0,
            savedMs,
            savedMs,
            TimestampType.CREATE_TIME,
            0,
            value.length,
            new byte[0],
            value,
            new RecordHeaders(),
            Optional.empty()));
  }

  @Test
  void theOneThatLearnedMostCountsWhicheverPartitionsItIsOf() {
    read(1, saved(2000));
    read(2, saved(4000));
    read(3, saved(3000));
    assertThat(kept.take())
        .hasEntrySatisfying(FlightClass.LARGE, model -> assertThat(model.learned()).isEqualTo(4000))
        .hasSize(1);
    assertThat(kept.take()).isEmpty();
    assertThat(changes).isEmpty();
  }

  @Test
  void whatIsNoModelOfOursIsSkippedAndCounted() {
    read(1, saved(2000));
    read(2, new byte[] {1, 2, 3});
    assertThat(kept.take()).hasSize(1);
    assertThat(changes).containsExactly(ModelChange.SKIPPED);
  }
}
