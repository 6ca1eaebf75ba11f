package io.skysentinel.platform.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * Reads nothing from a connection that does not read what it is sent: whatever it asks for, be it
 * only answers to pings, waits in its own buffers.
 */
final class ReadWhenWritable extends ChannelDuplexHandler {
  private boolean held;

  @Override
  public void read(ChannelHandlerContext context) {
    if (context.channel().isWritable()) {
      context.read();
    } else {
      hold(context);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!context.channel().isWritable()) {
      // Whoever stopped the reading for a reason of its own will also start it.
      if (context.channel().config().isAutoRead()) {
        hold(context);
      }
    } else if (held) {
      held = false;
      context.channel().config().setAutoRead(true);
    }
    context.fireChannelWritabilityChanged();
  }

  /** To swallow a read alone does not stop an event loop that reads by itself. */
  private void hold(ChannelHandlerContext context) {
    held = true;
    context.channel().config().setAutoRead(false);
  }
}
