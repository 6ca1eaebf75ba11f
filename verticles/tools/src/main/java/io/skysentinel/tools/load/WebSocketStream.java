package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The frames of a server's WebSocket, taken apart without keeping what they carry. */
final class WebSocketStream implements ByteStream {
  /** Hears what is no message. */
  interface Control {
    void ping(byte[] payload);

    void closing(int code, String reason);
  }

  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int MAX_HEADER = 10;
  private static final int NO_CODE = 1005;

  private final ByteStream.Parts messages;
  private final Control control;
  private final byte[] header = new byte[MAX_HEADER];
  private int headerSize;
  private int headerWanted = 2;
  private long remaining;
  private boolean inPayload;
  private byte[] controlPayload = new byte[0];

  WebSocketStream(ByteStream.Parts messages, Control control) {
    this.messages = messages;
    this.control = control;
  }

  @Override
  public void read(ByteBuf in) throws UnexpectedByteException {
    while (in.isReadable()) {
      if (inPayload) {
        payload(in);
      } else {
        header(in);
      }
    }
  }

  private void header(ByteBuf in) throws UnexpectedByteException {
    header[headerSize++] = in.readByte();
    if (headerSize == 2) {
      headerWanted = 2 + lengthBytes();
    }
    if (headerSize < headerWanted) {
      return;
    }
    remaining = length();
    if (remaining < 0) {
      throw new UnexpectedByteException("a frame with a length below 0");
    }
    if (isControl()) {
      if (remaining > 125) {
        throw new UnexpectedByteException("a control frame of " + remaining + " bytes");
      }
      controlPayload = new byte[(int) remaining];
    }
    inPayload = true;
    if (remaining == 0) {
      payload(in);
    }
  }

  private int lengthBytes() throws UnexpectedByteException {
    if ((header[0] & 0x70) != 0) {
      throw new UnexpectedByteException("a frame of an extension that was not asked for");
    }
    if ((header[1] & 0x80) != 0) {
      throw new UnexpectedByteException("a masked frame from a server");
    }
    return switch (header[1]) {
      case 126 -> 2;
      case 127 -> 8;
      default -> 0;
    };
  }

  private long length() {
    if (headerWanted == 2) {
      return header[1];
    }
    long length = 0;
    for (int i = 2; i < headerWanted; i++) {
      length = length << 8 | (header[i] & 0xff);
    }
    return length;
  }

  private void payload(ByteBuf in) {
    int size = (int) Math.min(remaining, in.readableBytes());
    remaining -= size;
    if (isControl()) {
      in.readBytes(controlPayload, controlPayload.length - (int) remaining - size, size);
    } else {
      int from = in.readerIndex();
      in.skipBytes(size);
      messages.part(in, from, from + size, remaining == 0 && (header[0] & 0x80) != 0);
    }
    if (remaining == 0) {
      inPayload = false;
      headerSize = 0;
      headerWanted = 2;
      if (isControl()) {
        control();
      }
    }
  }

  private boolean isControl() {
    return (header[0] & 0x08) != 0;
  }

  private void control() {
    int opcode = header[0] & 0x0f;
    if (opcode == PING) {
      control.ping(controlPayload);
    } else if (opcode == CLOSE) {
      boolean coded = controlPayload.length >= 2;
      int code = coded ? (controlPayload[0] & 0xff) << 8 | (controlPayload[1] & 0xff) : NO_CODE;
      String reason =
          coded
              ? new String(controlPayload, 2, controlPayload.length - 2, StandardCharsets.UTF_8)
              : "";
      control.closing(code, reason);
    }
  }
}
