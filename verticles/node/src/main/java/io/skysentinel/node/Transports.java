package io.skysentinel.node;

import io.skysentinel.platform.config.NodeConfig;
import io.vertx.core.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the network that the configuration asks for, or the best that there is. */
final class Transports {
  private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

  private Transports() {}

  static Transport of(NodeConfig.Transport wanted) {
    return switch (wanted) {
      case NATIVE -> best();
      case JDK -> Transport.NIO;
      case IO_URING -> ring(Transport.IO_URING, best());
    };
  }

  private static Transport best() {
    Transport known = Transport.nativeTransport();
    return known != null && known.available() ? known : Transport.NIO;
  }

  private static Transport ring(@Nullable Transport ring, Transport other) {
    if (ring != null && ring.available()) {
      return ring;
    }
    LOG.warn(
        "node.transport is io_uring, which is not to be had here ({}); {} is used",
        reason(ring),
        other.name());
    return other;
  }

  private static String reason(@Nullable Transport ring) {
    if (ring == null || ring.unavailabilityCause() == null) {
      return "no library for this system";
    }
    return String.valueOf(ring.unavailabilityCause().getMessage());
  }
}
