package io.skysentinel.poller.log;

import io.skysentinel.platform.log.LogComplaint;
import io.skysentinel.platform.log.LogWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One writer after the other, each under a name that no other ever had. On the sender's thread. */
final class Writers {
  private static final Logger LOG = LoggerFactory.getLogger(Writers.class);

  private final Function<String, Producer<byte[], byte[]>> producers;
  private final List<String> topics;
  private final WriterGate gate;
  private @Nullable LogWriter opening;
  private @Nullable LogWriter current;

  private final LogComplaint complaint =
      new LogComplaint(LOG, "A producer for the log cannot be made");

  Writers(
      Function<String, Producer<byte[], byte[]>> producers, List<String> topics, WriterGate gate) {
    this.producers = producers;
    this.topics = topics;
    this.gate = gate;
  }

  /** The one that is open. */
  @Nullable LogWriter current() {
    return current;
  }

  /** Whether the open one is admitted. */
  boolean mayWrite() {
    LogWriter open = current;
    return open != null && gate.admits(open.name());
  }

  /**
   * Opens the next, or gets on with it as far as the broker answers soon.
   *
   * @return false when it failed, and should not be tried again at once
   */
  boolean open() {
    try {
      if (opening == null) {
        String name = gate.nextName();
        opening = new LogWriter(name, producers.apply(name));
      }
      LogWriter next = opening;
      if (next.open(topics)) {
        opening = null;
        current = next;
        complaint.settle();
        gate.opened(next.name());
      }
      return true;
    } catch (KafkaException | IllegalStateException e) {
      complaint.tell(e);
      close(Duration.ZERO);
      return false;
    }
  }

  /**
   * Ends the transaction, if there is one.
   *
   * @return false when the broker did not answer in time; it has to be tried again
   */
  boolean commit() {
    LogWriter open = current;
    if (open == null || !open.isInTransaction()) {
      return true;
    }
    try {
      open.commit();
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Closes without patience what is open, which fails everything on its way. */
  void close(Duration patience) {
    gate.closed();
    if (opening != null) {
      opening.close(Duration.ZERO);
      opening = null;
    }
    if (current != null) {
      current.close(patience);
      current = null;
    }
  }
}
