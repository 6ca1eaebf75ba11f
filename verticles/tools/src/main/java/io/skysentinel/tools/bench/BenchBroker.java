package io.skysentinel.tools.bench;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.standalone.DataDir;
import io.skysentinel.standalone.EmbeddedKafka;
import io.skysentinel.standalone.PortChoice;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A broker in this process that has its topics, and what a part of a node needs to run on it. */
record BenchBroker(Vertx vertx, String bootstrap, LiveConfig config) {
  static final long PATIENCE_S = 120;

  /** What is measured on it. */
  interface Bench {
    void run(BenchBroker broker) throws Exception;
  }

  /** Measures on a broker of its own, with those environment variables in the configuration. */
  static void run(Map<String, String> environment, Bench bench) throws Exception {
    Vertx vertx = Vertx.vertx();
    try (DataDir data = DataDir.ephemeral();
        EmbeddedKafka broker = EmbeddedKafka.start(data.kafka(), PortChoice.any())) {
      LiveConfig config =
          new LiveConfig(new ConfigLoader(List.of(), environment, Map.of()).load(null).config());
      LogAddress log = LogAddress.plain(broker.bootstrap());
      TopicKeeper topics = new TopicKeeper(vertx, log, config.get(KafkaConfig.PART));
      topics.ready().await(PATIENCE_S, TimeUnit.SECONDS);
      topics.close().await(PATIENCE_S, TimeUnit.SECONDS);
      bench.run(new BenchBroker(vertx, broker.bootstrap(), config));
    } finally {
      vertx.close().await(PATIENCE_S, TimeUnit.SECONDS);
    }
  }
}
