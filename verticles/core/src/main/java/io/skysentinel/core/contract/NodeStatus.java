package io.skysentinel.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one node fares.
 *
 * @param bufferedStates what its feeds brought and the durable log has not confirmed yet
 * @param logProblem what is wrong with the way into the durable log, {@code null} when nothing is
 * @param feeds those that it runs, or stands by for
 * @param silentShards what its bridge hears nothing of
 */
public record NodeStatus(
    String node,
    long atMs,
    List<String> roles,
    long bufferedStates,
    @Nullable String logProblem,
    List<FeedStatus> feeds,
    List<SilentShard> silentShards) {

  public NodeStatus {
    roles = List.copyOf(roles);
    feeds = List.copyOf(feeds);
    silentShards = List.copyOf(silentShards);
  }
}
