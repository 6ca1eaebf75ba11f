package io.skysentinel.history.log;

import io.skysentinel.history.store.ClaimLostException;
import io.skysentinel.platform.log.LogComplaint;
import io.skysentinel.platform.log.LogThread;
import io.vertx.core.Future;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread on which a node reads its share of the updates and writes it to the database. */
public final class HistoryThread {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryThread.class);

  private final HistoryClients clients;
  private final String topic;
  private final UpdateTarget target;
  private final LongSupplier writeEveryMs;
  private final LongSupplier clockMs;
  private final HistoryCounts counts;
  private final LogThread thread =
      new LogThread("history", new LogComplaint(LOG, "Updates cannot be read"), this::read);
  private volatile @Nullable HistorySession session;

  /**
   * @param writeEveryMs how long what was read may wait until it is written; asked each time
   * @param clockMs counts on whatever anybody does to the time of day
   */
  public HistoryThread(
      HistoryClients clients,
      String topic,
      UpdateTarget target,
      LongSupplier writeEveryMs,
      LongSupplier clockMs,
      HistoryCounts counts) {
    this.clients = clients;
    this.topic = topic;
    this.target = target;
    this.writeEveryMs = writeEveryMs;
    this.clockMs = clockMs;
    this.counts = counts;
  }

  public void start() {
    thread.start();
  }

  /** Writes what was read and leaves the group, so that others take over at once. */
  public Future<Void> stop() {
    return thread.stop();
  }

  /** What is wrong with the log or with the database, in words; {@code null} when nothing is. */
  public @Nullable String problem() {
    String ofLog = thread.problem();
    return ofLog == null ? progress().problem() : ofLog;
  }

  /** What is read and what is not. */
  public HistoryProgress progress() {
    HistorySession running = session;
    return running == null ? HistoryProgress.NOTHING : running.progress();
  }

  private void read(LogThread self) {
    try (TopicIds topicIds = clients.topicIds(topic)) {
      read(self, topicIds);
    }
  }

  private void read(LogThread self, TopicIds topicIds) {
    Consumer<byte[], byte[]> reader = clients.reader();
    HistoryShare share = new HistoryShare(reader, topicIds, target, counts);
    HistorySession reading =
        new HistorySession(reader, topic, share, writeEveryMs, clockMs, counts, self::works);
    session = reading;
    self.reads(reader);
    try {
      reading.run(self::isClosing);
    } catch (ClaimLostException e) {
      // It happens when this node was not heard of for long, or did not hear that it had written.
      LOG.warn("Asking anew where to go on: {}", e.getMessage());
    } finally {
      session = null;
      self.leave(reader);
    }
  }
}
