package io.skysentinel.bridge.transport.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.ext.web.handler.sockjs.impl.JsonCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Netty's decoder reads what we write. */
class BusFramingTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 119, 120, 121, 126, 127, 5_000, 65_530, 65_536, 200_000})
  void sockJsIsATextFrameAsVertxWebWritesIt(int size) {
    String message = message(size);
    WebSocketFrame frame = decoded(BusFraming.SOCKJS.message(message.getBytes(UTF_8)));
    assertThat(frame).isInstanceOf(TextWebSocketFrame.class);
    assertThat(frame.content().toString(UTF_8))
        .isEqualTo("a" + JsonCodec.encode(new String[] {message}));
    frame.release();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
  void bareIsABinaryFrameOfTheMessage(int size) {
    byte[] message = message(size).getBytes(UTF_8);
    WebSocketFrame frame = decoded(BusFraming.BARE.message(message));
    assertThat(frame).isInstanceOf(BinaryWebSocketFrame.class);
    assertThat(bytes(frame.content())).isEqualTo(message);
    frame.release();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 126, 70_000})
  void aSharedPartMakesTheSameBytesAndStaysShared(int size) {
    for (BusFraming framing : BusFraming.values()) {
      String body = message(size);
      ByteBuf shared = Unpooled.copiedBuffer(framing.inside(body.getBytes(UTF_8)));
      ByteBuf whole = framing.message(("{\"é\":" + body + "}").getBytes(UTF_8));
      ByteBuf parts = framing.message("{\"é\":".getBytes(UTF_8), shared, "}".getBytes(UTF_8));
      assertThat(bytes(parts)).isEqualTo(bytes(whole));
      assertThat(shared.refCnt()).isEqualTo(2);
      parts.release();
      assertThat(shared.refCnt()).isEqualTo(1);
      shared.release();
      whole.release();
    }
  }

  private static String message(int size) {
    return "\"✈x\"".repeat(size / 4 + 1).substring(0, size);
  }

  private static byte[] bytes(ByteBuf buffer) {
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.getBytes(buffer.readerIndex(), bytes);
    return bytes;
  }

  private static WebSocketFrame decoded(ByteBuf bytes) {
    EmbeddedChannel channel =
        new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
    channel.writeInbound(bytes);
    WebSocketFrame frame = channel.readInbound();
    Object more = channel.readInbound();
    assertThat(more).isNull();
    channel.finishAndReleaseAll();
    return frame;
  }
}
