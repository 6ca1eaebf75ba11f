package io.skysentinel.platform.web;

import io.netty.util.NetUtil;
import java.util.List;
import java.util.Locale;

/**
 * The names under which the node may be asked. A page of any site can have its own name resolve to
 * a node on the machine or the network of who looks at it, and is then of the same origin as the
 * node; names that nobody else can hold, and addresses, are safe from that.
 */
final class HostNames {
  /** Nobody can register these. */
  private static final List<String> PRIVATE_ENDS =
      List.of(".localhost", ".local", ".home.arpa", ".internal");

  private static final String ANY = "*";
  private static final String ANY_BELOW = "*.";

  private HostNames() {}

  /**
   * Whether the node answers to that name.
   *
   * @param allowed names, {@code *.} and a name for all below it, or {@code *} for any
   */
  static boolean admit(String host, List<String> allowed) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    return isPrivate(name) || isAddress(name) || isListed(name, allowed);
  }

  private static boolean isPrivate(String name) {
    return (!name.isEmpty() && !name.contains(".") && !name.contains(":"))
        || PRIVATE_ENDS.stream().anyMatch(name::endsWith);
  }

  private static boolean isAddress(String name) {
    return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
  }

  private static boolean isListed(String name, List<String> allowed) {
    for (String each : allowed) {
      String pattern = each.toLowerCase(Locale.ROOT);
      boolean fits =
          pattern.startsWith(ANY_BELOW)
              ? name.endsWith(pattern.substring(1))
              : pattern.equals(ANY) || pattern.equals(name);
      if (fits) {
        return true;
      }
    }
    return false;
  }
}
