package io.skysentinel.poller;

import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.log.BatchBuffer.FeedInput;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One feed on this node: started, parked while another node may own it, replaced, stopped. */
final class FeedRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRunner.class);

  private final String name;
  private final FeedInput input;
  private final FeedMonitor monitor;
  private final FeedContext context;
  private FeedConfig settings;
  private Feed feed;
  private boolean parked = true;
  private long parkedAtMs;

  FeedRunner(FeedConfig settings, FeedInput input, FeedMonitor monitor, FeedContext context) {
    this.name = context.name();
    this.settings = settings;
    this.input = input;
    this.monitor = monitor;
    this.context = context;
    this.feed = settings.create(context);
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
      input.hold();
    }
  }

  void unpark() {
    parked = false;
    input.release();
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
          feed = next.create(context);
          return feed.start();
        });
  }

  Future<Void> stop() {
    input.cancel();
    return feed.stop()
        .onComplete(stopped -> {
          monitor.stopped();
          LOG.info("Feed {} is stopped on this node", name);
        });
  }

  FeedStatus status() {
    return monitor.sample(parked, input.hasWaiting());
  }
}
