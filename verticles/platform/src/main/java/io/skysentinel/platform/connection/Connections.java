package io.skysentinel.platform.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.uring.IoUringChannelOption;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All connections to the node's web server, and the memory that they share. */
public final class Connections {
  /** Else the kernel takes megabytes for a client that reads nothing before we hear of it. */
  private static final long MAX_UNSENT_IN_KERNEL = 32 * 1024;

  private static final int PERCENT = 100;

  /** Open files that are no connections to the web server: jars, the log, brokers, other nodes. */
  private static final int OTHER_FILES = 500;

  private final LiveConfig config;
  private final LongSupplier steadyMs;
  private final MeterRegistry registry;
  private final Places places = new Places();
  private final Farewell farewell = new Farewell();
  private final ClientMemory memory;
  private final long maxFiles = maxFiles();
  private volatile KnownProxies proxies = new KnownProxies(List.of(), new Proxies(List.of()));

  /** Read again only when the configuration has others. */
  private record KnownProxies(List<String> networks, Proxies proxies) {}

  /**
   * @param steadyMs counts on, whatever is done to the wall clock
   */
  public Connections(LiveConfig config, LongSupplier steadyMs, MeterRegistry registry) {
    this.config = config;
    this.steadyMs = steadyMs;
    this.registry = registry;
    this.memory = new ClientMemory(this::maxBytes, places::taken);
    gauge("web.connections", "Connections to the web server", places::taken);
    gauge("web.client.memory.bytes", "What clients make the node keep", memory::usedBytes);
    gauge("web.client.memory.max.bytes", "How much that may be", memory::maxBytes);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  /** Those of one event loop. */
  public ConnectionLoop onLoop() {
    return new ConnectionLoop(this);
  }

  /** What all of them hold. */
  public ClientMemory memory() {
    return memory;
  }

  /** Counts somebody who is not let in, or no longer. */
  public void refused(String reason) {
    registry.counter("web.refused", "reason", reason).increment();
  }

  /** A request has come, of which not every connection knows by itself. */
  public void began(HttpServerRequest request) {
    Connection.of(request).answersWith(request.response());
  }

  /** From where a request comes, as far as trusted proxies tell. */
  public String addressOf(HttpServerRequest request) {
    return proxies().client(hostOf(request.remoteAddress()), request.headers());
  }

  private static String hostOf(@Nullable SocketAddress address) {
    String host = address == null ? null : address.hostAddress();
    return host == null ? "" : host;
  }

  LongSupplier clock() {
    return steadyMs;
  }

  HttpConfig.Limits limits() {
    return config.get(HttpConfig.PART).limits();
  }

  private long maxBytes() {
    return Runtime.getRuntime().maxMemory() / PERCENT * limits().memoryPercent();
  }

  private Proxies proxies() {
    List<String> networks = config.get(HttpConfig.PART).trustedProxies();
    KnownProxies known = proxies;
    if (!known.networks().equals(networks)) {
      known = new KnownProxies(networks, new Proxies(networks));
      proxies = known;
    }
    return known.proxies();
  }

  /** Whether there is a place for it, which it has until it is closed. */
  boolean takePlace(HttpConnection http, Channel channel) {
    limitUnsent(channel.config());
    String address = hostOf(http.remoteAddress());
    // Behind a proxy there are many, and the Door counts each of them.
    int mostOfAddress = proxies().trust(address) ? 0 : limits().connectionsPerAddress();
    Places.Answer answer = places.take(address, mostConnections(), mostOfAddress);
    switch (answer) {
      case TAKEN -> {
        ChannelFuture unused =
            channel.closeFuture().addListener(closed -> places.giveBack(address));
      }
      case FULL -> refuse(http, channel, 503, "connections", "The node has as many as it may");
      case ADDRESS_FULL ->
          refuse(http, channel, 429, "address", "Your address has as many as it may");
    }
    return answer == Places.Answer.TAKEN;
  }

  /** No more than the system gives this process files for: at its end nothing works any more. */
  private int mostConnections() {
    return (int) Math.min(limits().connections(), Math.max(1, maxFiles - OTHER_FILES));
  }

  private static long maxFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  private void refuse(
      HttpConnection http, Channel channel, int status, String reason, String words) {
    refused(reason);
    if (http.isSsl()) {
      // Plain words are none on an encrypted connection, and to encrypt them is work.
      Connection.close(channel);
    } else {
      farewell.say(channel, status, words);
    }
  }

  /** Each way to the kernel has a name of its own for it, and the JDK's has none. */
  private static void limitUnsent(ChannelConfig config) {
    boolean unused =
        config.setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, MAX_UNSENT_IN_KERNEL)
            || config.setOption(IoUringChannelOption.TCP_NOTSENT_LOWAT, MAX_UNSENT_IN_KERNEL);
  }
}
