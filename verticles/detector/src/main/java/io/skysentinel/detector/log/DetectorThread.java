package io.skysentinel.detector.log;

import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.log.AdminFence;
import io.skysentinel.platform.log.LogComplaint;
import io.skysentinel.platform.log.LogThread;
import io.skysentinel.platform.log.LogWriter;
import io.skysentinel.platform.log.WriterNames;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which a node reads, judges and writes: one session after the other. There is one
 * way to begin, whatever ended the session before: where the last transaction ended.
 */
public final class DetectorThread {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorThread.class);
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(2);

  private final DetectorClients clients;
  private final KafkaConfig.Topics topics;
  private final Supplier<Judge> judges;
  private final Rhythm rhythm;
  private final java.util.function.Consumer<List<AnomalyMessage>> told;
  private final Models models;
  private final Counts counts;
  private final WriterNames names = new WriterNames("detector");
  private final LogThread thread =
      new LogThread("detector", new LogComplaint(LOG, "Updates cannot be judged"), new Sessions());
  private volatile @Nullable DetectorSession session;
  private volatile @Nullable Transaction transaction;

  /**
   * @param judges makes one for each partition
   * @param told is given, on this thread, what was said of anomalies once it is certain
   * @param models what the judges learn
   */
  public DetectorThread(
      DetectorClients clients,
      KafkaConfig.Topics topics,
      Supplier<Judge> judges,
      Rhythm rhythm,
      java.util.function.Consumer<List<AnomalyMessage>> told,
      Models models,
      Counts counts) {
    this.clients = clients;
    this.topics = topics;
    this.judges = judges;
    this.rhythm = rhythm;
    this.told = told;
    this.models = models;
    this.counts = counts;
  }

  public void start() {
    thread.start();
  }

  /** Ends the transaction and leaves the group, so that others take over at once. */
  public Future<Void> stop() {
    Future<Void> ended = thread.stop();
    Transaction running = transaction;
    if (running != null) {
      running.hurry();
    }
    return ended;
  }

  /** What is wrong, in words; {@code null} when nothing is. */
  public @Nullable String problem() {
    Transaction running = transaction;
    String ofLog = running == null ? null : running.problem();
    return ofLog == null ? thread.problem() : ofLog;
  }

  /** What is read and what is not. */
  public DetectorProgress progress() {
    DetectorSession running = session;
    return running == null ? DetectorProgress.NOTHING : running.progress();
  }

  /** What the thread does. */
  private final class Sessions implements LogThread.Sessions {
    @Override
    public void run(LogThread self) {
      try (Admin admin = clients.admin()) {
        judgeUntilClosing(self, admin);
      }
    }

    /** Whatever it was, the next one begins where the last updates were told. */
    @Override
    public void failed() {
      counts.restarted();
    }

    @Override
    public void ended() {
      clients.closeMetrics();
      models.end();
    }
  }

  private void judgeUntilClosing(LogThread self, Admin admin) {
    String name = names.next();
    LogWriter writer = new LogWriter(name, clients.writer(name));
    Duration patience = Duration.ZERO;
    try {
      // Each try ends by itself when the log does not answer.
      boolean isOpen = false;
      while (!isOpen && !self.isClosing()) {
        isOpen = writer.open(List.of(topics.processed(), topics.anomalies()));
      }
      if (isOpen) {
        judgeUntilClosing(self, admin, writer);
        patience = LEAVE_PATIENCE;
      }
    } finally {
      // Of what failed, whoever comes next ends the transaction.
      writer.close(patience);
    }
  }

  private void judgeUntilClosing(LogThread self, Admin admin, LogWriter writer) {
    Consumer<byte[], byte[]> reader = clients.reader();
    DetectorSession judging = newSession(admin, writer, reader);
    self.reads(reader);
    session = judging;
    self.works();
    try {
      judging.run(self::isClosing);
    } finally {
      session = null;
      transaction = null;
      judging.end();
      self.leave(reader);
    }
  }

  private DetectorSession newSession(
      Admin admin, LogWriter writer, Consumer<byte[], byte[]> reader) {
    PartitionClaims claims =
        new PartitionClaims(
            new GroupOffsets(admin, DetectorClients.GROUP),
            new AdminFence(admin),
            new OpenEvents(clients::eventReader, topics.anomalies())::at,
            rhythm.rebuildMinutes(),
            counts);
    SpokenRecords records = new SpokenRecords(writer, topics, counts);
    Transaction opened =
        new Transaction(writer, records, rhythm.commitMs(), System::nanoTime, counts);
    transaction = opened;
    return new DetectorSession(
        reader,
        clients::isRejoining,
        topics.updates(),
        claims,
        judges,
        opened,
        told,
        models,
        counts);
  }
}
