package io.skysentinel.poller.feeds;

import io.vertx.core.Vertx;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What every feed is given.
 *
 * @param name the feed's name in the configuration
 * @param clockMs Unix milliseconds; tests bring their own
 * @param random for jitter
 */
public record FeedContext(
    Vertx vertx,
    String name,
    FeedSink sink,
    FeedReport report,
    LongSupplier clockMs,
    RandomGenerator random) {}
