package io.skysentinel.poller.feeds.simulated;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;

/**
 * The simulator.
 *
 * @param bbox where it flies
 * @param eventsPerMinute labelled events injected, in all
 * @param truthFile where the truth is written as JSONL; empty: nowhere
 */
public record SimulatorConfig(
    long seed,
    int aircraft,
    BoundingBox bbox,
    double updateIntervalSeconds,
    double jitterSeconds,
    double eventsPerMinute,
    boolean noise,
    String truthFile)
    implements FeedConfig {

  @Override
  public Feed create(FeedContext context) {
    return new SimulatorFeed(context, this);
  }
}
