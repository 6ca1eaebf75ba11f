package io.skysentinel.platform.health;

import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.core.contract.SilentShard;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parts of a node say of themselves, as one status; from any thread. */
public final class NodeReport {

  /**
   * How what comes in fares.
   *
   * @param bufferedStates what the log has not confirmed yet
   * @param logProblem what is wrong with the way into the log, {@code null} when nothing is
   */
  public record Intake(long bufferedStates, @Nullable String logProblem, List<FeedStatus> feeds) {
    static final Intake NONE = new Intake(0, null, List.of());

    public Intake {
      feeds = List.copyOf(feeds);
    }
  }

  private final String node;
  private volatile Supplier<List<SilentShard>> silentShards = List::of;
  private volatile Intake intake = Intake.NONE;

  /** The report of the node of that name; nothing is told yet. */
  public NodeReport(String node) {
    this.node = node;
  }

  /** What its user calls the node. */
  public String node() {
    return node;
  }

  /** Asks there from now on which shards are silent. */
  public void watchShards(Supplier<List<SilentShard>> shards) {
    silentShards = shards;
  }

  /** What the feeds say now. */
  public void put(Intake now) {
    intake = now;
  }

  /** All that is known. */
  public NodeStatus status(long nowMs, List<String> roles) {
    Intake now = intake;
    return new NodeStatus(
        node,
        nowMs,
        roles,
        now.bufferedStates(),
        now.logProblem(),
        now.feeds(),
        silentShards.get());
  }
}
