package io.skysentinel.poller;

import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.platform.config.FeedConfig;
import io.vertx.core.Future;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One feed on this node: started, parked while another node may own it, replaced, stopped. */
final class FeedRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRunner.class);

  private final String name;
  private final Gate gate;
  private final FeedMonitor monitor;
  private final BiFunction<FeedConfig, FeedSink, Feed> feeds;
  private FeedConfig settings;
  private Feed feed;
  private boolean parked = true;
  private long parkedAtMs;

  FeedRunner(
      String name,
      FeedConfig settings,
      Gate gate,
      FeedMonitor monitor,
      BiFunction<FeedConfig, FeedSink, Feed> feeds) {
    this.name = name;
    this.settings = settings;
    this.gate = gate;
    this.monitor = monitor;
    this.feeds = feeds;
    this.feed = feeds.apply(settings, gate);
  }

  Future<Void> start() {
    LOG.info("Feed {} starts on this node", name);
    unpark();
    return feed.start();
  }

  /** This node does not own the feed for now: it keeps its place, and nothing passes. */
  void park(long nowMs) {
    if (!parked) {
      parked = true;
      parkedAtMs = nowMs;
      gate.close();
    }
  }

  void unpark() {
    parked = false;
    gate.open();
  }

  /** Since when nothing passes, or {@code Long.MAX_VALUE}. */
  long parkedSinceMs() {
    return parked ? parkedAtMs : Long.MAX_VALUE;
  }

  /** Goes on with other settings, in place where the feed can. */
  Future<Void> reconfigure(FeedConfig next) {
    if (next.equals(settings)) {
      return Future.succeededFuture();
    }
    settings = next;
    if (feed.reconfigure(next)) {
      LOG.info("Feed {} goes on with its new settings", name);
      return Future.succeededFuture();
    }
    LOG.info("Feed {} starts again with its new settings", name);
    return feed.stop()
        .compose(stopped -> {
          feed = feeds.apply(next, gate);
          return feed.start();
        });
  }

  Future<Void> stop() {
    gate.dismiss();
    return feed.stop()
        .onComplete(stopped -> {
          monitor.stopped();
          LOG.info("Feed {} is stopped on this node", name);
        });
  }

  FeedStatus status() {
    return monitor.sample(parked, gate.isHolding());
  }
}
