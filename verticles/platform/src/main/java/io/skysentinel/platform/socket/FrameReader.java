package io.skysentinel.platform.socket;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the frames that a client sends together to messages, no larger than they may be. */
public final class FrameReader implements Handler<WebSocketFrame> {

  /** Who reads the messages. */
  public interface Listener {

    /** Anything came, were it only the answer to a ping. */
    void heard();

    /** Whether one more may come. */
    boolean admitsMessage();

    void message(String text);

    /** It cannot be a message; nothing more is read. */
    void refused(CloseReason why);
  }

  private final int maxBytes;
  private final boolean readsBinary;
  private final Listener listener;
  private @Nullable Buffer begun;
  private boolean refused;

  /**
   * A reader of one connection.
   *
   * @param readsBinary whether a binary message is taken for its text
   */
  public FrameReader(int maxBytes, boolean readsBinary, Listener listener) {
    this.maxBytes = maxBytes;
    this.readsBinary = readsBinary;
    this.listener = listener;
  }

  /** How many bytes a message may have. */
  int maxBytes() {
    return maxBytes;
  }

  @Override
  public void handle(WebSocketFrame frame) {
    if (refused) {
      return;
    }
    listener.heard();
    switch (frame.type()) {
      case TEXT, CONTINUATION -> append(frame);
      case BINARY -> binary(frame);
      case PING -> admit();
      case PONG, CLOSE -> {}
    }
  }

  /** A frame announced more bytes than are read. */
  void tooLarge() {
    refuse(CloseReason.TOO_LARGE);
  }

  private void binary(WebSocketFrame frame) {
    if (readsBinary) {
      append(frame);
    } else {
      refuse(CloseReason.BINARY);
    }
  }

  private void append(WebSocketFrame frame) {
    Buffer part = frame.binaryData();
    Buffer before = begun;
    int size = part.length() + (before == null ? 0 : before.length());
    if (size > maxBytes) {
      tooLarge();
      return;
    }
    if (!admit()) {
      return;
    }
    Buffer all = before == null ? part : before.appendBuffer(part);
    if (frame.isFinal()) {
      begun = null;
      decode(all);
    } else {
      begun = before == null ? Buffer.buffer().appendBuffer(part) : all;
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
      refuse(CloseReason.NOT_UTF8);
      return;
    }
    listener.message(text);
  }

  /** Each frame is work: a message, a piece of one, and a ping, which costs us an answer. */
  private boolean admit() {
    if (listener.admitsMessage()) {
      return true;
    }
    refuse(CloseReason.TOO_MANY_MESSAGES);
    return false;
  }

  private void refuse(CloseReason why) {
    if (!refused) {
      refused = true;
      begun = null;
      listener.refused(why);
    }
  }
}
