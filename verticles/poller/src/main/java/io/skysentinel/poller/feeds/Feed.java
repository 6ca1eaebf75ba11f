package io.skysentinel.poller.feeds;

import io.vertx.core.Future;

/** One place that positions come from, running. Used from one context only. */
public interface Feed {

  /**
   * Begins to bring batches. Trouble that may pass (an unreachable host) is not a failure: the feed
   * reports it and tries again by itself.
   */
  Future<Void> start();

  /** Ends; when the future completes nothing more is offered and everything opened is closed. */
  Future<Void> stop();

  /**
   * Takes new settings while running.
   *
   * @return false when these settings need a new feed; the caller then replaces this one
   */
  boolean reconfigure(FeedConfig settings);
}
