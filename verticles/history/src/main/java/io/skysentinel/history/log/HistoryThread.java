package io.skysentinel.history.log;

import io.skysentinel.history.store.ClaimLostException;
import io.skysentinel.platform.log.LogComplaint;
import io.skysentinel.platform.log.LogThread;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which a node reads its share of a topic and writes it to the database. Each topic
 * has one of its own: how they are read differs, and what keeps one back is no trouble for another.
 */
public final class HistoryThread<T> {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryThread.class);

  private final KeptTopic<T> topic;
  private final LogTarget<T> target;
  private final LongSupplier writeEveryMs;
  private final LongSupplier clockMs;
  private final HistoryCounts counts;
  private final LogThread thread;
  private volatile @Nullable HistorySession<T> session;

  /**
   * @param writeEveryMs how long what was read may wait until it is written; asked each time
   * @param clockMs counts on whatever anybody does to the time of day
   */
  public HistoryThread(
      KeptTopic<T> topic,
      LogTarget<T> target,
      LongSupplier writeEveryMs,
      LongSupplier clockMs,
      HistoryCounts counts) {
    this.topic = topic;
    this.target = target;
    this.writeEveryMs = writeEveryMs;
    this.clockMs = clockMs;
    this.counts = counts;
    this.thread =
        new LogThread(
            "history-" + topic.things().toLowerCase(Locale.ROOT),
            new LogComplaint(LOG, topic.things() + " cannot be read"),
            this::read);
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
    HistorySession<T> running = session;
    return running == null ? HistoryProgress.NOTHING : running.progress();
  }

  private void read(LogThread self) {
    try (TopicIds ids = topic.ids().get()) {
      read(self, ids);
    }
  }

  private void read(LogThread self, TopicIds ids) {
    Consumer<byte[], byte[]> reader = topic.readers().get();
    HistoryShare<T> share = new HistoryShare<>(reader, ids, topic.records(), target, counts);
    HistorySession<T> reading =
        new HistorySession<>(reader, topic, share, writeEveryMs, clockMs, counts, self::works);
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
