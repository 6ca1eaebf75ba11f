package io.skysentinel.bridge.transport.websocket;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.updates.Framing;
import io.skysentinel.bridge.updates.MessageKind;
import io.skysentinel.platform.socket.WebSocketFrames;

/** Messages of the live protocol, each in one frame of a WebSocket. */
public enum WebSocketFraming implements Framing {
  TEXT(WebSocketFrames.TEXT),
  BINARY(WebSocketFrames.BINARY);

  private final WebSocketFrames frames;

  WebSocketFraming(WebSocketFrames frames) {
    this.frames = frames;
  }

  /** Around those frames. */
  static WebSocketFraming of(WebSocketFrames frames) {
    return frames == WebSocketFrames.TEXT ? TEXT : BINARY;
  }

  @Override
  public ByteBuf frame(MessageKind kind, byte[] message) {
    return frames.frame(message);
  }
}
