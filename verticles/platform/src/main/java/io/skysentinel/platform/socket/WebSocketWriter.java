package io.skysentinel.platform.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.concurrent.Future;
import io.skysentinel.platform.connection.Connection;
import io.skysentinel.platform.connection.DirectSend;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket written to below Vert.x, with buffers that have their WebSocket header already: at
 * thousands of clients that is a third of the work (docs/performance.md).
 *
 * <p>Nothing is written through Vert.x once this is made, so that the order is ours.
 */
public final class WebSocketWriter implements ClientSocket {
  private static final int HIGH_WATER = 64 * 1024;
  private static final int LOW_WATER = 32 * 1024;

  private static final long MAX_CLOSING_MS = 2_000;
  private static final String VERTX_HANDLER = "handler";
  static final String DECODER = "sky-decoder";
  private static final int PING = 0x89;
  private static final int CLOSE = 0x88;

  /** What a subprotocol writes besides its messages. */
  public interface ControlMessages {
    /** For WebSockets whose messages are all there is. */
    ControlMessages NONE = new ControlMessages() {};

    /** What keeps proxies from closing a quiet connection; the caller releases it. */
    default ByteBuf keepAlive() {
      return Unpooled.EMPTY_BUFFER;
    }

    /** What is said before the close frame; the caller releases it. */
    default ByteBuf goodBye(CloseReason reason) {
      return Unpooled.EMPTY_BUFFER;
    }
  }

  private final Connection connection;
  private final ChannelHandlerContext netty;
  private final DirectSend direct;
  private final ControlMessages controls;
  private Runnable onWritable = () -> {};
  private Runnable onTooLarge = () -> {};
  private boolean closing;

  /**
   * Takes over the writing on a connection that has become a WebSocket.
   *
   * @param connection of the request that asked for it
   */
  WebSocketWriter(Connection connection, ControlMessages controls) {
    this.connection = connection;
    this.controls = controls;
    Channel channel = connection.channel();
    direct = connection.becameWebSocket();
    netty = channel.pipeline().context(VERTX_HANDLER);
    channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(LOW_WATER, HIGH_WATER));
    channel.pipeline().addBefore(netty.name(), "sky-inbound", new WebSocketInbound(this));
  }

  /** Lets the reader have what comes; a frame that announces more than it takes is not awaited. */
  public void read(ServerWebSocket socket, FrameReader reader) {
    onTooLarge = reader::tooLarge;
    WebSocketDecoderConfig config =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(reader.maxBytes())
            // The good-byes are ours.
            .closeOnProtocolViolation(false)
            .build();
    netty
        .pipeline()
        .replace(WebSocket13FrameDecoder.class, DECODER, new WebSocket13FrameDecoder(config));
    socket.frameHandler(reader);
  }

  @Override
  public void onWritable(Runnable listener) {
    onWritable = listener;
  }

  @Override
  public boolean isWritable() {
    return netty.channel().isWritable();
  }

  @Override
  public void write(ByteBuf lent) {
    if (closing) {
      return;
    }
    int sent = direct.send(lent);
    int left = lent.readableBytes() - sent;
    if (left > 0) {
      ByteBuf rest = lent.retainedSlice(lent.readerIndex() + sent, left);
      ChannelFuture unused = netty.writeAndFlush(rest, netty.voidPromise());
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // A void promise: failures end the connection.
  public void queue(ByteBuf lent) {
    if (!closing) {
      netty.write(lent.retainedDuplicate(), netty.voidPromise());
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // The promise is listened to.
  public void whenSent(Runnable then) {
    netty.writeAndFlush(
        Unpooled.EMPTY_BUFFER, netty.newPromise().addListener(unused -> then.run()));
  }

  @Override
  public void flush() {
    netty.flush();
  }

  @Override
  public void allowBacklog(int bytes) {
    netty
        .channel()
        .config()
        .setWriteBufferWaterMark(new WriteBufferWaterMark(LOW_WATER, HIGH_WATER + bytes));
  }

  @Override
  public boolean ping() {
    writeControl(PING, Unpooled.EMPTY_BUFFER);
    return true;
  }

  @Override
  public void keepAlive() {
    writeOwn(controls.keepAlive());
  }

  /** The other side may never read the close frame, so it does not decide. */
  @Override
  public void close(CloseReason reason) {
    if (closing) {
      return;
    }
    writeOwn(controls.goodBye(reason));
    byte[] words = reason.words().getBytes(StandardCharsets.UTF_8);
    sayGoodbye(Unpooled.buffer().writeShort(reason.code()).writeBytes(words));
  }

  private void writeOwn(ByteBuf own) {
    if (own.isReadable()) {
      write(own);
    }
    own.release();
  }

  private void sayGoodbye(ByteBuf payload) {
    writeControl(CLOSE, payload);
    closing = true;
    Future<?> unused =
        netty.executor().schedule(this::hangUp, MAX_CLOSING_MS, TimeUnit.MILLISECONDS);
  }

  /** Past Vert.x, which would say good-bye once more and wait for the answer. */
  private void hangUp() {
    connection.hangUp();
  }

  private void writeControl(int opcode, ByteBuf payload) {
    if (closing) {
      return;
    }
    ByteBuf frame = Unpooled.directBuffer(2 + payload.readableBytes());
    frame.writeByte(opcode).writeByte(payload.readableBytes()).writeBytes(payload);
    ChannelFuture unused = netty.writeAndFlush(frame, netty.voidPromise());
  }

  // ---- what comes in, see WebSocketInbound

  boolean isClosing() {
    return closing;
  }

  void becameWritable() {
    onWritable.run();
  }

  /** A frame announces more than is read. */
  void gotTooMuch() {
    if (!closing) {
      onTooLarge.run();
    }
  }

  /** The other side broke the rules; who reads the connection closes it. */
  void writeClose(int code) {
    writeControl(CLOSE, Unpooled.buffer(2).writeShort(code));
  }

  /** The other side says good-bye; the first to say so is answered behind what is to be sent. */
  void closedByOther(CloseWebSocketFrame goodbye) {
    if (closing) {
      hangUp();
      return;
    }
    ByteBuf payload = Unpooled.buffer(2);
    if (goodbye.statusCode() >= 0) {
      payload.writeShort(goodbye.statusCode());
    }
    sayGoodbye(payload);
    whenSent(this::hangUp);
  }
}
