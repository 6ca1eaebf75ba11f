package io.skysentinel.standalone;

import java.nio.file.Path;
import java.util.Properties;

/** The broker's settings: one node that is broker and controller, on a laptop. */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";

  private BrokerProperties() {}

  static Properties of(Path dir, String host, BrokerPorts ports, long retentionBytes) {
    Properties all = new Properties();
    identity(all, dir, host, ports);
    single(all);
    quickRestart(all);
    groups(all);
    disk(all, retentionBytes);
    small(all);
    quiet(all);
    return all;
  }

  private static void identity(Properties all, Path dir, String host, BrokerPorts ports) {
    all.put("process.roles", "broker,controller");
    all.put("node.id", String.valueOf(NODE_ID));
    all.put("log.dirs", dir.toString());
    all.put("controller.quorum.voters", NODE_ID + "@" + host + ":" + ports.controller());
    all.put(
        "listeners",
        "PLAINTEXT://%s:%d,%s://%s:%d"
            .formatted(host, ports.broker(), CONTROLLER, host, ports.controller()));
    all.put("advertised.listeners", "PLAINTEXT://" + host + ":" + ports.broker());
    all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("controller.listener.names", CONTROLLER);
    all.put("inter.broker.listener.name", "PLAINTEXT");
  }

  /** With one broker there is one replica of everything, and a misspelt topic is an error. */
  private static void single(Properties all) {
    all.put("auto.create.topics.enable", "false");
    all.put("default.replication.factor", "1");
    all.put("offsets.topic.replication.factor", "1");
    all.put("offsets.topic.num.partitions", "4");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    all.put("transaction.state.log.num.partitions", "4");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("share.coordinator.state.topic.num.partitions", "1");
  }

  /**
   * At a start the broker waits until its own previous session has ended, 9 s with the defaults.
   * The price: a processor that is busy for 2 s ends the session, and writers try again for a
   * moment.
   */
  private static void quickRestart(Properties all) {
    all.put("broker.session.timeout.ms", "2000");
    all.put("broker.heartbeat.interval.ms", "500");
    all.put("controller.quorum.election.timeout.ms", "200");
    all.put("num.recovery.threads.per.data.dir", "4");
  }

  /** Consumers of one process meet at once, and a dead one is noticed soon. */
  private static void groups(Properties all) {
    all.put("group.initial.rebalance.delay.ms", "0");
    all.put("group.min.session.timeout.ms", "1000");
  }

  /**
   * Small segments, because only whole and closed ones are deleted or compacted, and small indexes,
   * because each partition holds a pair of them open, 10 MB each by default.
   */
  private static void disk(Properties all, long retentionBytes) {
    all.put("log.segment.bytes", String.valueOf(64 << 20));
    all.put("log.index.size.max.bytes", String.valueOf(512 << 10));
    all.put("log.retention.bytes", String.valueOf(retentionBytes));
    all.put("log.retention.hours", "168");
    all.put("log.retention.check.interval.ms", "60000");
    all.put("offsets.topic.segment.bytes", String.valueOf(8 << 20));
    all.put("transaction.state.log.segment.bytes", String.valueOf(8 << 20));
    // Of so many keys, 150,000, the older records go at a time; it is on the heap all the time.
    all.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
    all.put("log.cleaner.backoff.ms", "5000");
  }

  /** Threads and buffers for tens of clients, not for thousands. */
  private static void small(Properties all) {
    all.put("num.network.threads", "2");
    all.put("num.io.threads", "2");
    all.put("background.threads", "2");
    all.put("group.coordinator.threads", "1");
    all.put("group.coordinator.background.threads", "1");
    all.put("metric.reporters", "");
  }

  /** What brokers of a cluster tell each other all the time, and write down, one need not. */
  private static void quiet(Properties all) {
    // By default the controller writes a record, and has it on disk, twice a second to show that it
    // is there.
    all.put("metadata.max.idle.interval.ms", "0");
    // Twice in this time it looks whom to tell that it leads.
    all.put("controller.quorum.fetch.timeout.ms", "10000");
    // Up to where all replicas have a partition: with one, that is its end.
    all.put("replica.high.watermark.checkpoint.interval.ms", "60000");
  }
}
