package io.skysentinel.platform.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands before Vert.x on what comes in: tells when there is room again, does all closing
 * handshakes, and catches frames that are too large.
 */
final class WebSocketInbound extends ChannelInboundHandlerAdapter {
  private final WebSocketWriter writer;

  WebSocketInbound(WebSocketWriter writer) {
    this.writer = writer;
  }

  /** Vert.x would only tell of what was written through it. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable() && !writer.isClosing()) {
      writer.becameWritable();
    }
    context.fireChannelWritabilityChanged();
  }

  /**
   * Vert.x does not know that we said good-bye and would say it again; its own answer to the other
   * side's, when that is a slow one, it keeps and then stumbles over.
   */
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!writer.isClosing() && !(message instanceof CloseWebSocketFrame)) {
      context.fireChannelRead(message);
      return;
    }
    if (message instanceof CloseWebSocketFrame goodbye) {
      writer.closedByOther(goodbye);
    }
    ReferenceCountUtil.release(message);
  }

  /**
   * What breaks the rules of WebSocket ends the connection. A frame that is too large is refused in
   * words: what is still to come of it is read and thrown away meanwhile, since a connection that
   * is closed on unread bytes is reset, and the words lost.
   */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof CorruptedWebSocketFrameException broken)) {
      context.fireExceptionCaught(cause);
    } else if (broken.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
      context.pipeline().remove(WebSocketWriter.DECODER);
      writer.gotTooMuch();
    } else {
      writer.writeClose(broken.closeStatus().code());
      context.fireExceptionCaught(cause);
    }
  }
}
