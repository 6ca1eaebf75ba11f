package io.skysentinel.poller.ownership;

import io.skysentinel.platform.log.AdminFence;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.poller.log.WriterGate;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Decides which node runs which feed: the one that owns the feed's partition in a consumer group.
 *
 * <p>The group is asked because it is the log that must not have two writers of one feed: a lock in
 * the cluster would let both sides of a split hold it. Nothing is consumed: the partitions of the
 * state topic only serve as things to own.
 *
 * <p>Two things keep a node out that the group has given up and that cannot know it. It asks its
 * feeds only as long as its {@link Lease} lasts; and before another node begins, the log is told to
 * refuse the writer that this one had, so that nothing arrives late, however long it was on its
 * way.
 */
public final class FeedOwnership {
  private static final String GROUP = "skysentinel-pollers";
  private static final String CLIENT = "skysentinel-ownership";

  /** A broker that is away cannot be told; it will notice by itself. */
  private static final int LEAVE_PATIENCE_MS = 2_000;

  private final Lease lease;
  private final GroupMember member;
  private final Admin admin;
  private final Promise<Void> ended = Promise.promise();

  /**
   * @param gate admits the writer of this node when the log knows it
   * @param sessionMs after so long without a word of a node, the group gives its feeds to others
   * @param nanoClock a clock that nobody sets
   */
  public FeedOwnership(
      LogAddress log,
      String topic,
      WriterGate gate,
      FeedsOfNode feeds,
      int sessionMs,
      LongSupplier nanoClock) {
    this.lease = new Lease(sessionMs - beatMs(sessionMs), nanoClock);
    this.admin = Admin.create(ClientSettings.admin(log, CLIENT));
    this.member =
        new GroupMember(
            new KafkaConsumer<>(settings(log, sessionMs)),
            topic,
            new TakeOver(gate, new AdminFence(admin), feeds, lease, nanoClock),
            beatMs(sessionMs),
            nanoClock);
    gate.onOpening(member::wake);
  }

  /** How often the log is asked; also how much earlier than the session the lease ends. */
  private static int beatMs(int sessionMs) {
    return sessionMs / 6;
  }

  private static Properties settings(LogAddress log, int sessionMs) {
    Properties settings = ClientSettings.groupMember(log, CLIENT, GROUP);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMs);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, beatMs(sessionMs));
    // As long as nothing is asked the client looks as often as this, and so does its heartbeat.
    settings.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, beatMs(sessionMs) / 2);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    // A feed that stays where it is must not be interrupted because another one moves.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }

  /** Joins the group; the first assignment comes a moment later. */
  public void start() {
    Thread thread = new Thread(this::run, "feed-ownership");
    // Who cannot say good-bye in time shall not keep the process.
    thread.setDaemon(true);
    thread.start();
  }

  /** Leaves the group, so that others take over at once. */
  public Future<Void> stop() {
    member.stop();
    return ended.future().timeout(LEAVE_PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  /** Whether this node is the one to run the feed now. Any thread. */
  public boolean owns(String feed) {
    return lease.isValid() && member.hasTaken(feed);
  }

  /** Whether the log has answered of late; who owns nothing has nothing to ask it. */
  public boolean isHeard() {
    return lease.isValid() || member.hasTakenNothing();
  }

  /** How long what {@link #isHeard} says holds at least, unless the log is heard again before. */
  public long heardForMs() {
    return lease.leftMs();
  }

  /** Whether the group has told us what is ours (perhaps nothing), and it is taken. */
  public boolean isSettled() {
    return member.isSettled();
  }

  /** What a feed waits for that does not run here. */
  public String whyParked() {
    return isHeard()
        ? "another node runs it"
        : "waits: the log has not answered for %d s, another node may run it"
            .formatted(TimeUnit.MILLISECONDS.toSeconds(lease.silentMs()));
  }

  private void run() {
    try {
      member.run();
    } finally {
      admin.close(Duration.ZERO);
      ended.complete();
    }
  }
}
