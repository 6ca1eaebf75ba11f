package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.socket.WebSocketFrames;
import io.skysentinel.platform.socket.WebSocketWriter;
import java.nio.charset.StandardCharsets;

/** The text frames that SockJS's own protocol needs around the messages. */
enum SockJsFrames implements WebSocketWriter.ControlMessages {
  CONTROLS;

  /** The first thing that a client hears. */
  static ByteBuf opening() {
    return frame("o");
  }

  /** SockJS's own sign of life. */
  @Override
  public ByteBuf keepAlive() {
    return frame("h");
  }

  @Override
  public ByteBuf goodBye(CloseReason reason) {
    return frame("c[%d,\"%s\"]".formatted(reason.code(), reason.words()));
  }

  private static ByteBuf frame(String text) {
    return WebSocketFrames.TEXT.frame(text.getBytes(StandardCharsets.UTF_8));
  }
}
