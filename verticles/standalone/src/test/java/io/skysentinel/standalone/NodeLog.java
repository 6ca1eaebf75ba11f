package io.skysentinel.standalone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.poller.log.FeedInput;
import io.skysentinel.poller.log.LogPublisher;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The log as a node opens and fills it, without the rest of the node. */
final class NodeLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Vertx vertx = Vertx.vertx();
  private final TopicKeeper topics;
  private final LogPublisher publisher;
  private final FeedInput feed;

  private NodeLog(LiveConfig config, long nowMs) {
    KafkaConfig kafka = config.get(KafkaConfig.PART);
    LogAddress log = LogAddress.of(kafka);
    topics = new TopicKeeper(vertx, log, kafka);
    publisher = new LogPublisher(vertx, log, config, new SimpleMeterRegistry(), () -> nowMs);
    publisher.open().admitAll();
    feed = publisher.input();
    feed.release();
  }

  /** With the settings of a node that was told nothing but where the log is. */
  static NodeLog open(String bootstrap, long nowMs) throws ConfigException, TimeoutException {
    return open(Map.of("REDPANDA_BROKER", bootstrap), nowMs);
  }

  /** With what the environment says of the log. */
  static NodeLog open(Map<String, String> environment, long nowMs)
      throws ConfigException, TimeoutException {
    LiveConfig config =
        new LiveConfig(new ConfigLoader(List.of(), environment, Map.of()).load(null).config());
    NodeLog log = new NodeLog(config, nowMs);
    await(log.topics.ready());
    return log;
  }

  /** Returns when the batch is in the buffer. */
  void write(FeedBatch batch) throws TimeoutException {
    await(feed.offer(batch));
  }

  /** Returns when the broker has all that was written. */
  @Override
  public void close() throws TimeoutException {
    try {
      await(publisher.close(PATIENCE).eventually(topics::close));
    } finally {
      await(vertx.close());
    }
  }

  private static void await(Future<?> future) throws TimeoutException {
    Object unused = future.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
