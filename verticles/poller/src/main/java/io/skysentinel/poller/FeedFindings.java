package io.skysentinel.poller;

import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.platform.health.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What health says of a node's feeds. One that fails is not the node's failure: it stays ready. */
final class FeedFindings {
  private FeedFindings() {}

  static Finding of(List<FeedStatus> feeds) {
    List<FeedStatus> starting = inPhase(FeedStatus.Phase.STARTING, feeds);
    if (!starting.isEmpty()) {
      return Finding.down("waiting for the first answer of " + names(starting));
    }
    List<FeedStatus> failing = inPhase(FeedStatus.Phase.FAILING, feeds);
    if (!failing.isEmpty()) {
      return Finding.degraded(
          failing.stream()
              .map(feed -> feed.name() + ": " + feed.problem())
              .collect(Collectors.joining("; ")));
    }
    return Finding.up(feeds.isEmpty() ? "no feed runs on this node" : "running " + names(feeds));
  }

  private static List<FeedStatus> inPhase(FeedStatus.Phase phase, List<FeedStatus> feeds) {
    return feeds.stream().filter(feed -> feed.phase() == phase).toList();
  }

  private static String names(List<FeedStatus> feeds) {
    return feeds.stream().map(FeedStatus::name).collect(Collectors.joining(", "));
  }
}
