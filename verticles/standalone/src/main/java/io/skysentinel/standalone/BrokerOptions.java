package io.skysentinel.standalone;

import io.skysentinel.node.LogProvider;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.log.LogAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The broker in this process, where one is wanted at all. */
final class BrokerOptions {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerOptions.class);

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "The broker's port (default: 9092, or any free one if that is taken).")
  private @Nullable Integer port;

  /** The configured broker where there is one, or else our own. */
  LogProvider.Access open(SkyConfig config, DataDirOptions dir) {
    if (!config.get(KafkaConfig.PART).bootstrap().isBlank()) {
      LOG.info("Using the log at {}", config.get(KafkaConfig.PART).bootstrap());
      return LogProvider.configured(config);
    }
    return openOwn(dir);
  }

  /** Our own broker, whatever is configured. */
  LogProvider.Access openOwn(DataDirOptions dir) {
    DataDir data = dir.take();
    try {
      PortChoice wanted = port == null ? PortChoice.USUAL : PortChoice.exactly(port);
      EmbeddedKafka broker = EmbeddedKafka.start(data.kafka(), wanted);
      LOG.info(
          "The log is a broker in this process at {}, its data in {}",
          broker.bootstrap(),
          data.path());
      return new LogProvider.Access(
          LogAddress.plain(broker.bootstrap()),
          () -> {
            broker.close();
            dir.giveBack();
          });
    } catch (RuntimeException e) {
      dir.giveBack();
      throw e;
    }
  }
}
