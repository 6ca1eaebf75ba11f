package io.skysentinel.tools.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where connections come from. One address has some 28,000 ports, and a closed connection keeps its
 * port for a minute; on Linux every address of 127.0.0.0/8 is this machine.
 */
final class SourceAddresses {
  /** So few that all may be closed and opened again twice within a minute. */
  private static final int CLIENTS_PER_ADDRESS = 8_000;

  private final boolean spread;

  SourceAddresses(InetAddress server, String operatingSystem) {
    spread = server.isLoopbackAddress() && operatingSystem.startsWith("Linux") && isIpv4(server);
  }

  /** The address of a client; {@code null} leaves it to the system. */
  @Nullable InetSocketAddress of(int client) {
    if (!spread) {
      return null;
    }
    int number = client / CLIENTS_PER_ADDRESS;
    byte[] address = {127, 0, (byte) (number / 250), (byte) (1 + number % 250)};
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), 0);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static boolean isIpv4(InetAddress server) {
    return server.getAddress().length == 4;
  }
}
