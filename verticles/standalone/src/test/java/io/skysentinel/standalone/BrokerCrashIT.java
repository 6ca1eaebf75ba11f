package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.testing.SampleBatches;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed and started again while a feed writes: what was accepted is in the log. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class BrokerCrashIT {
  private static final int BATCH = 200;

  @TempDir static Path temp;
  private final List<String> accepted = new ArrayList<>();
  private int next;

  @Test
  void nothingThatWasAcceptedIsLost() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(temp)) {
      try (NodeLog log = NodeLog.open(broker.bootstrap(), 1_767_323_045_678L)) {
        for (int crash = 0; crash < 3; crash++) {
          writeFor(log, 50);
          broker.kill();
          // The buffer takes these while nobody is there to confirm them.
          writeFor(log, 20);
          broker.restart();
          writeFor(log, 50);
        }
      }
      KafkaClient client = new KafkaClient(broker.bootstrap());
      assertThat(aircraft(client, "flights.state")).containsExactlyElementsOf(sorted());
      assertThat(aircraft(client, "flights.updates")).containsExactlyElementsOf(sorted());
    }
  }

  private void writeFor(NodeLog log, int batches) throws Exception {
    for (int i = 0; i < batches; i++) {
      FeedBatch batch = nextBatch();
      log.write(batch);
      batch.states().forEach(state -> accepted.add(state.icao24()));
    }
  }

  private FeedBatch nextBatch() {
    FeedBatch batch = SampleBatches.numbered(next, BATCH);
    next += BATCH;
    return batch;
  }

  private Set<String> sorted() {
    return new TreeSet<>(accepted);
  }

  private Set<String> aircraft(KafkaClient client, String topic) {
    return new TreeSet<>(client.readKeys(topic, accepted.size()));
  }
}
