package io.skysentinel.poller;

import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.log.FeedInput;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
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

  /** Another node may run the feed: it keeps its place, asks nothing, and nothing passes. */
  void park() {
    parked = true;
    input.hold();
  }

  void unpark() {
    parked = false;
    input.release();
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

  /**
   * Stops, and what the log has not got after so long is thrown away; tells whether all is there.
   */
  Future<Boolean> handOver(long patienceMs) {
    return stop()
        .compose(stopped -> input.delivered().timeout(patienceMs, TimeUnit.MILLISECONDS))
        .map(true)
        .otherwise(false)
        .onComplete(done -> input.throwAway());
  }

  /** Stops, and nothing that the feed brought is sent from here on. */
  Future<Void> forget() {
    input.throwAway();
    return stop();
  }

  /**
   * @param whyParked what a parked feed waits for
   */
  FeedStatus status(String whyParked) {
    return monitor.sample(parked ? whyParked : null, input.hasWaiting());
  }
}
