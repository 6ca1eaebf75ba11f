package io.skysentinel.bridge.client;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.socket.MessageLimits;

/**
 * How clients are served, and how much each may ask for.
 *
 * @param heartbeatSeconds how often a client is told that the server is alive
 * @param ringFrames how many frames of each shard are kept for clients that resume
 * @param ringBytes how many bytes these frames may hold together
 * @param maxClients how many clients the node serves
 * @param maxClientsPerAddress how many of them may come from one address; 0: no limit
 * @param maxMessageBytes the largest message that a client may send
 * @param messagesPerSecond how many messages a client may send
 * @param idleTimeoutSeconds how long a client may say nothing; 0: for ever
 * @param slowCloseSeconds how long a client may fail to keep up
 */
public record BridgeConfig(
    int heartbeatSeconds,
    int ringFrames,
    int ringBytes,
    int maxClients,
    int maxClientsPerAddress,
    int maxMessageBytes,
    int messagesPerSecond,
    int idleTimeoutSeconds,
    int slowCloseSeconds) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<BridgeConfig> PART = ConfigPart.of("bridge", BridgeConfig.class);

  /** How much a client may send. */
  public MessageLimits ofMessages() {
    return new MessageLimits(messagesPerSecond, maxMessageBytes);
  }
}
