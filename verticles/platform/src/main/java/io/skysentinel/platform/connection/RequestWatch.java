package io.skysentinel.platform.connection;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Sees a connection's requests come and their answers go, and counts the answers that are on the
 * heap: each connection has a copy of its own.
 */
final class RequestWatch extends ChannelDuplexHandler {
  private final Connection connection;
  private final ClientMemory memory;

  RequestWatch(Connection connection, ClientMemory memory) {
    this.connection = connection;
    this.memory = memory;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      connection.requestBegan();
    }
    if (connection.isCut()) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof LastHttpContent) {
      connection.requestCame();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ChannelPromise told = promise;
    if (message instanceof ByteBufHolder part && !part.content().isDirect()) {
      int bytes = part.content().readableBytes();
      if (bytes > 0) {
        memory.keep(bytes);
        told = promise.unvoid();
        ChannelFuture unused = told.addListener(done -> memory.release(bytes));
      }
    }
    if (message instanceof LastHttpContent) {
      connection.answered();
    }
    ChannelFuture unused = context.write(message, told);
  }
}
