package io.skysentinel.tools.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;

/** Opens the connections of one event loop. */
final class Connector {
  private static final int READ_SIZE = 65_536;
  private static final int SLOW_RECEIVE_BUFFER = 65_536;
  private static final int TIMEOUT_MS = 10_000;

  private final EventLoop loop;
  private final InetSocketAddress server;
  private final SourceAddresses sources;

  Connector(EventLoop loop, InetSocketAddress server) {
    this.loop = loop;
    this.server = server;
    sources = new SourceAddresses(server.getAddress(), System.getProperty("os.name", ""));
  }

  ChannelFuture connect(LoadClient client, ChannelHandler handler) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, TIMEOUT_MS)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_SIZE))
            .handler(handler);
    if (client.slow) {
      // Else the system would read megabytes for a client that does not.
      bootstrap.option(ChannelOption.SO_RCVBUF, SLOW_RECEIVE_BUFFER);
    }
    InetSocketAddress source = sources.of(client.number);
    return source == null ? bootstrap.connect(server) : bootstrap.connect(server, source);
  }
}
