package io.skysentinel.bridge.hub;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the frames that a client sends together to messages, no larger than they may be. */
final class Inbox implements Handler<WebSocketFrame> {

  /** Who reads it. */
  interface Reader {

    /** Anything came, were it only the answer to a ping. */
    void heard();

    /** A message, or a ping, which costs us an answer. */
    boolean admits();

    void message(String text);

    /** It cannot be a message; nothing more is read. */
    void refused(Farewell why);
  }

  private final int maxBytes;
  private final Reader reader;
  private @Nullable Buffer begun;
  private boolean refused;

  Inbox(int maxBytes, Reader reader) {
    this.maxBytes = maxBytes;
    this.reader = reader;
  }

  @Override
  public void handle(WebSocketFrame frame) {
    if (refused) {
      return;
    }
    reader.heard();
    switch (frame.type()) {
      case TEXT, CONTINUATION -> text(frame);
      case BINARY -> refuse(Farewell.BINARY);
      case PING -> admit();
      case PONG, CLOSE -> {}
    }
  }

  private void text(WebSocketFrame frame) {
    Buffer part = frame.binaryData();
    Buffer before = begun;
    int size = part.length() + (before == null ? 0 : before.length());
    if (size > maxBytes) {
      refuse(Farewell.TOO_LARGE);
      return;
    }
    Buffer all = before == null ? part : before.appendBuffer(part);
    if (!frame.isFinal()) {
      begun = before == null ? Buffer.buffer().appendBuffer(part) : all;
      return;
    }
    begun = null;
    if (admit()) {
      decode(all);
    }
  }

  private void decode(Buffer utf8) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8.getBytes()))
              .toString();
    } catch (CharacterCodingException e) {
      refuse(Farewell.NOT_UTF8);
      return;
    }
    reader.message(text);
  }

  private boolean admit() {
    if (reader.admits()) {
      return true;
    }
    refuse(Farewell.TOO_MANY);
    return false;
  }

  private void refuse(Farewell why) {
    refused = true;
    begun = null;
    reader.refused(why);
  }
}
