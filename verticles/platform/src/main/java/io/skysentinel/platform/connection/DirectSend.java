package io.skysentinel.platform.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Gives bytes to the kernel at once, past Netty's handlers and its list of what waits to be sent,
 * which a message that goes out whole does not need. Where something waits already, or something
 * has to be done with the bytes on their way, it sends none, and the usual way is to be taken. To
 * be used on the channel's event loop only.
 */
public final class DirectSend {
  private final @Nullable EpollSocketChannel channel;

  private DirectSend(@Nullable EpollSocketChannel channel) {
    this.channel = channel;
  }

  /** For a channel whose handlers do not change any more. */
  static DirectSend to(Channel channel) {
    boolean isPlain = channel.pipeline().get(SslHandler.class) == null;
    return new DirectSend(isPlain && channel instanceof EpollSocketChannel epoll ? epoll : null);
  }

  /**
   * Sends what the kernel takes.
   *
   * @return how many of the bytes; the others still have to be written
   */
  public int send(ByteBuf bytes) {
    EpollSocketChannel to = channel;
    if (to == null || !bytes.hasMemoryAddress()) {
      return 0;
    }
    ChannelOutboundBuffer waiting = to.unsafe().outboundBuffer();
    // Without such a list it is closed, and its number may be another's.
    if (waiting == null || waiting.totalPendingWriteBytes() > 0) {
      return 0;
    }
    try {
      return to.fd().writeAddress(bytes.memoryAddress(), bytes.readerIndex(), bytes.writerIndex());
    } catch (IOException e) {
      // The usual way finds the same, and ends the connection.
      return 0;
    }
  }
}
