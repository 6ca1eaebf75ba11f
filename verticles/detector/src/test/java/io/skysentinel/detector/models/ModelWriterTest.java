package io.skysentinel.detector.models;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.detector.learned.ModelChange;
import io.skysentinel.detector.learned.ModelReader;
import io.skysentinel.detector.learned.ModelSnapshot;
import io.skysentinel.detector.learned.TaughtModels;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ModelWriterTest {
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final List<ModelChange> changes = new ArrayList<>();
  private final ModelWriter writer = new ModelWriter(() -> producer, "models", changes::add);
  private final ModelSnapshot model = TaughtModels.snapshot(FlightClass.LARGE, 2000);

  @Test
  void aModelIsWrittenUnderItsClassAndTheShareItWasLearnedFrom() throws Exception {
    writer.write(List.of(model), 6);
    assertThat(producer.history()).hasSize(1);
    assertThat(new String(producer.history().get(0).key(), US_ASCII)).isEqualTo("large-6");
    ModelReader.Kept read = ModelReader.read(producer.history().get(0).value());
    assertThat(read.kind()).isEqualTo(FlightClass.LARGE);
    assertThat(producer.closed()).isTrue();
    assertThat(changes).containsExactly(ModelChange.SAVED);
  }

  /** Every place of its trees is taken, each by another update. */
  @Test
  void aModelThatHasLearnedForLongFitsIntoARecord() {
    assertThat(TaughtModels.snapshot(FlightClass.LARGE, 30_000).bytes().length)
        .isLessThan(ModelWriter.MOST_BYTES * 3 / 4);
  }

  @Test
  void aLogThatDoesNotTakeItIsToldOfAndNothingElseHappens() {
    producer.sendException = new TimeoutException("away");
    writer.write(List.of(model, model), 0);
    assertThat(producer.closed()).isTrue();
    assertThat(changes).containsExactly(ModelChange.FAILED);
  }

  @Test
  void aProducerThatCannotBeMadeIsToldOf() {
    ModelWriter without =
        new ModelWriter(
            () -> {
              throw new KafkaException("no such broker");
            },
            "models",
            changes::add);
    without.write(List.of(model), 0);
    assertThat(changes).containsExactly(ModelChange.FAILED);
  }
}
