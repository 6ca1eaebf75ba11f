package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client's connection: opens the way in, then hands over what comes. */
final class ClientConnection extends ChannelInboundHandlerAdapter
    implements HeadGatherer.Listener, WebSocketStream.Control {
  private static final int MAX_ANSWER = 8192;
  private static final int LINE_END = 0x0d0a0d0a;

  private final LoadClient client;
  private final LoadLoop loop;
  private final Handshake handshake;
  private @Nullable ByteArrayOutputStream answer = new ByteArrayOutputStream(256);
  private int lastFour;
  private @Nullable ByteStream stream;
  private @Nullable ChannelHandlerContext context;
  private String end = "closed by the server without a word";

  /** When what is being read arrived: asked once for all messages of one read. */
  private long nowMicros;

  ClientConnection(LoadClient client, LoadLoop loop, Handshake handshake) {
    this.client = client;
    this.loop = loop;
    this.handshake = handshake;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    context = ctx;
    ChannelFuture unused = ctx.writeAndFlush(Unpooled.wrappedBuffer(handshake.request()));
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    nowMicros = loop.nowMicros();
    loop.observer().tally.bytes += in.readableBytes();
    try {
      if (answer != null) {
        readAnswer(answer, in);
      }
      if (stream != null) {
        stream.read(in);
      }
    } catch (UnexpectedByteException e) {
      end(String.valueOf(e.getMessage()));
    } finally {
      in.release();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end(cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause.toString());
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    loop.ended(client, end);
  }

  @Override
  public void message(ByteBuf in, int from, int to) {
    if (!loop.observer().message(client, in, from, to, nowMicros)) {
      loop.missed(client);
    }
  }

  @Override
  public void ping(byte[] payload) {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ChannelFuture unused = ctx.writeAndFlush(ClientFrames.pong(payload));
    }
  }

  @Override
  public void closing(int code, String reason) {
    end("closed by the server: " + code + (reason.isEmpty() ? "" : " " + reason));
  }

  private void readAnswer(ByteArrayOutputStream head, ByteBuf in) {
    while (in.isReadable()) {
      byte next = in.readByte();
      head.write(next);
      lastFour = lastFour << 8 | (next & 0xff);
      if (lastFour == LINE_END) {
        answer = null;
        opened(head.toString(StandardCharsets.ISO_8859_1));
        return;
      }
      if (head.size() > MAX_ANSWER) {
        end("an HTTP answer without an end");
        return;
      }
    }
  }

  private void opened(String head) {
    String problem = handshake.problem(head);
    if (!problem.isEmpty()) {
      end(problem);
      return;
    }
    HeadGatherer gatherer = new HeadGatherer(this, loop.protocol() == Protocol.EVENTBUS);
    stream =
        loop.protocol().isWebSocket()
            ? new WebSocketStream(gatherer, this)
            : new SseStream(gatherer, Handshake.isChunked(head));
    loop.opened(client);
  }

  private void end(String why) {
    end = why;
    answer = null;
    stream = null;
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ChannelFuture unused = ctx.close();
    }
  }
}
