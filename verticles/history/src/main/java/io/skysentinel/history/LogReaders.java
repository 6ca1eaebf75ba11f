package io.skysentinel.history;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.log.DatabaseTarget;
import io.skysentinel.history.log.HistoryClients;
import io.skysentinel.history.log.HistoryCounts;
import io.skysentinel.history.log.HistoryProgress;
import io.skysentinel.history.log.HistoryThread;
import io.skysentinel.history.log.KeptTopic;
import io.skysentinel.history.log.LogTarget;
import io.skysentinel.history.store.AnomalyStore;
import io.skysentinel.history.store.TimeRange;
import io.skysentinel.history.store.UpdateBatch;
import io.skysentinel.history.store.UpdateStore;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.GroupCleaner;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What reads this node's share of the log for the database: a thread for each topic. */
final class LogReaders {
  private final NodeContext node;
  private final HistoryThread<Told> updates;
  private final HistoryThread<AnomalyEvent> anomalies;
  private final List<GroupCleaner> cleaners = new ArrayList<>();

  /**
   * @param rows the time for which there are partitions of rows; asked each time
   * @param counts is told what becomes of updates
   */
  LogReaders(
      Vertx vertx,
      LogAddress log,
      NodeContext node,
      Pool connections,
      Supplier<TimeRange> rows,
      HistoryCounts counts) {
    this.node = node;
    HistoryClients clients = new HistoryClients(log, node.peers().self());
    KafkaConfig.Topics topics = node.config().get(KafkaConfig.PART).topics();
    UpdateStore ofUpdates = new UpdateStore(connections, topics.updates(), node.clockMs());
    this.updates =
        thread(
            KeptTopic.updates(topics.updates(), clients),
            new DatabaseTarget<>(
                (partitions, topicId) -> ofUpdates.claim(partitions, owner(), topicId),
                batch ->
                    ofUpdates.write(new UpdateBatch(batch.read(), batch.records()), rows.get())),
            counts);
    AnomalyStore ofAnomalies = new AnomalyStore(connections, topics.anomalies());
    AnomalyMetrics ofEvents = new AnomalyMetrics(node.registry());
    this.anomalies =
        thread(
            KeptTopic.anomalies(topics.anomalies(), clients),
            new DatabaseTarget<>(
                (partitions, topicId) -> ofAnomalies.claim(partitions, owner(), topicId),
                batch -> ofAnomalies.write(batch.read(), batch.records())),
            ofEvents);
    ofEvents.watch(anomalies::progress);
    if (node.peers().self().isPresent()) {
      for (String group : HistoryClients.GROUPS) {
        GroupCleaner cleaner = new GroupCleaner(vertx, log, group, "Who wrote the past");
        cleaners.add(cleaner);
        node.peers().onDeparture(cleaner::remove);
      }
    }
  }

  private <T> HistoryThread<T> thread(
      KeptTopic<T> topic, LogTarget<T> target, HistoryCounts counts) {
    return new HistoryThread<>(
        topic,
        target,
        () -> node.config().get(HistoryConfig.PART).writeEveryMs(),
        node.clocks().steadyMs(),
        counts);
  }

  /** What others read of who has a partition. */
  private String owner() {
    return node.report().node();
  }

  void start() {
    updates.start();
    anomalies.start();
  }

  /** Writes what was read and leaves the groups. */
  Future<Void> stop() {
    Future<Void> all = Future.join(updates.stop(), anomalies.stop()).mapEmpty();
    for (GroupCleaner cleaner : cleaners) {
      all = all.eventually(cleaner::close);
    }
    return all;
  }

  /** What health says of them. Any thread. */
  Finding finding() {
    Finding ofUpdates = HistoryHealth.of(updates);
    String problem = anomalies.problem();
    return problem == null || ofUpdates.level() != Finding.Level.UP
        ? ofUpdates
        : Finding.degraded("of anomalies: " + problem);
  }

  /** How far the updates are read. Any thread. */
  HistoryProgress progress() {
    return updates.progress();
  }
}
