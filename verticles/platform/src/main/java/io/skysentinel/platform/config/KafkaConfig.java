package io.skysentinel.platform.config;

/**
 * The durable log.
 *
 * @param bootstrap {@code host:port[,host:port]}; empty only where a broker is started in the
 *     process
 * @param replicationFactor of topics that we create; -1 leaves it to the broker
 */
public record KafkaConfig(String bootstrap, int replicationFactor, Topics topics) {

  /** The names of the topics. */
  public record Topics(String state, String updates, String deadletter) {}
}
