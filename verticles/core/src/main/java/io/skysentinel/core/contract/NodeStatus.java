package io.skysentinel.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one node fares.
 *
 * @param logProblem what is wrong with the way into the durable log, {@code null} when nothing is
 */
public record NodeStatus(
    String node,
    long atMs,
    List<String> roles,
    long bufferedStates,
    @Nullable String logProblem,
    List<FeedStatus> feeds) {

  public NodeStatus {
    roles = List.copyOf(roles);
    feeds = List.copyOf(feeds);
  }
}
