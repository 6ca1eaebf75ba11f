package io.skysentinel.platform.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a client is, as far as the login's limits are concerned. */
final class ClientAddress {
  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /** Of IPv6, the half that a customer is given whole: the other half is theirs to change. */
  static String network(@Nullable String address) {
    if (address == null || !address.contains(":")) {
      return address == null ? "" : address;
    }
    try {
      // With colons it is no name, so nobody is asked for it.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > NETWORK_BYTES
          ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
          : HexFormat.of().formatHex(bytes);
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
