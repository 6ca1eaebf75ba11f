package io.skysentinel.platform.connection;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that are believed when they say for whom they ask. What anybody else says of that is
 * a lie that costs nothing, and not read.
 */
final class Proxies {
  /** Longer chains of proxies are made up. */
  private static final int MAX_HOPS = 16;

  private static final int BITS_OF_IPV4 = 32;
  private static final int BITS_OF_IPV6 = 128;

  private static final Pattern FORWARDED_FOR =
      Pattern.compile("for=\"?([^\";,]+)\"?", Pattern.CASE_INSENSITIVE);

  private final List<IpSubnetFilterRule> trusted;

  /**
   * @param networks addresses, or networks such as 10.0.0.0/8
   */
  Proxies(List<String> networks) {
    trusted = networks.stream().map(Proxies::rule).toList();
  }

  /** Whether that address is one of a trusted proxy. */
  boolean trust(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return false;
    }
    try {
      InetSocketAddress socket = new InetSocketAddress(InetAddress.getByAddress(bytes), 0);
      return trusted.stream().anyMatch(rule -> rule.matches(socket));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of so many bytes is one", e);
    }
  }

  /**
   * Who asks: the last address that no trusted proxy has, among those that a request came through.
   *
   * @param peer who is connected
   */
  String client(String peer, MultiMap headers) {
    if (!trust(peer)) {
      return peer;
    }
    String client = peer;
    for (String hop : newestFirst(headers)) {
      String address = bare(hop);
      if (address == null) {
        return client;
      }
      client = address;
      if (!trust(address)) {
        return client;
      }
    }
    return client;
  }

  /** Each proxy adds whom it heard at the end. */
  private static List<String> newestFirst(MultiMap headers) {
    List<String> hops = new ArrayList<>();
    String standard = String.join(",", headers.getAll("forwarded"));
    if (standard.isEmpty()) {
      Collections.addAll(hops, String.join(",", headers.getAll("x-forwarded-for")).split(",", -1));
    } else {
      Matcher matcher = FORWARDED_FOR.matcher(standard);
      while (matcher.find()) {
        hops.add(matcher.group(1));
      }
    }
    Collections.reverse(hops);
    return hops.subList(0, Math.min(hops.size(), MAX_HOPS));
  }

  /** Without a port; {@code null} when it is no address. */
  private static @Nullable String bare(String hop) {
    String text = hop.trim();
    if (text.startsWith("[") && text.contains("]")) {
      text = text.substring(1, text.indexOf(']'));
    } else if (text.indexOf(':') == text.lastIndexOf(':') && text.contains(":")) {
      text = text.substring(0, text.indexOf(':'));
    }
    // Written in one way, or one client would be many.
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    return bytes == null ? null : NetUtil.bytesToIpAddress(bytes);
  }

  private static IpSubnetFilterRule rule(String network) {
    int slash = network.indexOf('/');
    String address = slash < 0 ? network : network.substring(0, slash);
    int most = address.contains(":") ? BITS_OF_IPV6 : BITS_OF_IPV4;
    int bits = slash < 0 ? most : Integer.parseInt(network.substring(slash + 1));
    return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
  }
}
