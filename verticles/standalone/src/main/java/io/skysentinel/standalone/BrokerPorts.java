package io.skysentinel.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Where the broker and the controller inside it listen. */
record BrokerPorts(int broker, int controller) {

  static BrokerPorts choose(String host, PortChoice wanted) {
    // The first is held until the second is known, or both might be the same.
    try (ServerSocket broker = wanted.listen(host, PortUser.BROKER);
        ServerSocket controller = PortChoice.any().listen(host, PortUser.BROKER)) {
      return new BrokerPorts(broker.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
