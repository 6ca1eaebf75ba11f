package io.skysentinel.standalone;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which port to listen on.
 *
 * @param wanted 0: any that is free
 * @param required another one will not do
 */
public record PortChoice(int wanted, boolean required) {
  private static final Logger LOG = LoggerFactory.getLogger(PortChoice.class);

  /** Kafka's own port, or any other if it is taken. */
  public static final PortChoice USUAL = preferably(9092);

  /** PostgreSQL's own port. */
  static final int POSTGRES = 5432;

  /**
   * Below the ports that systems give to outgoing connections: between our choice and the broker's
   * own listening, any connection of the machine could be given the same one.
   */
  private static final int ANY_FROM = 15_000;

  private static final int ANY_TO = 30_000;

  /** Any that is free. */
  public static PortChoice any() {
    return new PortChoice(0, false);
  }

  /** This one, or any other if it is taken. */
  public static PortChoice preferably(int port) {
    return new PortChoice(port, false);
  }

  /** This one, or none. */
  public static PortChoice exactly(int port) {
    return new PortChoice(port, true);
  }

  /** A socket on the port, to be closed before who is to listen there opens its own. */
  ServerSocket listen(String host, PortUser who) {
    try {
      return bound(host);
    } catch (IOException e) {
      if (required || wanted == 0) {
        throw new StartupException(
            "%s cannot listen on %s:%d: %s. Stop what listens there, or choose another with %s."
                .formatted(who.words, host, wanted, e.getMessage(), who.option),
            e);
      }
    }
    ServerSocket other = any().listen(host, who);
    LOG.info(
        "Port {} is taken. {} listens on {}:{}", wanted, who.words, host, other.getLocalPort());
    return other;
  }

  private ServerSocket bound(String host) throws IOException {
    if (wanted != 0) {
      return bound(host, wanted);
    }
    for (int tries = 0; tries < 50; tries++) {
      try {
        return bound(host, ThreadLocalRandom.current().nextInt(ANY_FROM, ANY_TO));
      } catch (BindException taken) {
        // Another one, then.
      }
    }
    return bound(host, 0);
  }

  private static ServerSocket bound(String host, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(host, port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
