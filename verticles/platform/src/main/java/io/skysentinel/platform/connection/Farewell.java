package io.skysentinel.platform.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells connections that are not let in why, without reading what they want. They are kept for a
 * moment: on a connection that is closed at once, before its request was read, the answer is lost.
 */
final class Farewell {
  private static final long LINGER_MS = 1_000;
  private static final int MAX_LINGERING = 256;

  private final AtomicInteger lingering = new AtomicInteger();

  /** Throws away what comes. */
  private static final class Deaf extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }
  }

  /** Answers with these words, where there is room for that, and ends the connection. */
  void say(Channel channel, int status, String words) {
    if (lingering.incrementAndGet() > MAX_LINGERING) {
      lingering.decrementAndGet();
      Connection.close(channel);
      return;
    }
    ChannelFuture unused = channel.closeFuture().addListener(closed -> lingering.decrementAndGet());
    channel.pipeline().addFirst(new Deaf());
    write(channel, Unpooled.copiedBuffer(answer(status, words), StandardCharsets.UTF_8));
    closeSoon(channel);
  }

  private static void write(Channel channel, ByteBuf bytes) {
    ChannelFuture unused = channel.pipeline().firstContext().writeAndFlush(bytes);
  }

  private static void closeSoon(Channel channel) {
    Future<?> unused =
        channel
            .eventLoop()
            .schedule(() -> Connection.close(channel), LINGER_MS, TimeUnit.MILLISECONDS);
  }

  private static String answer(int status, String words) {
    String body =
        "{\"type\":\"about:blank\",\"title\":\"Too many connections\",\"status\":%d,\"detail\":\"%s\"}\n"
            .formatted(status, words);
    return String.join(
        "\r\n",
        "HTTP/1.1 " + status + " Too many connections",
        "content-type: application/problem+json",
        "content-length: " + body.length(),
        "retry-after: 10",
        "connection: close",
        "",
        body);
  }
}
