package io.skysentinel.tools.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that sees every byte: no library puts frames together or hides their headers. */
final class RawWebSocket implements AutoCloseable {
  /**
   * One frame as it came.
   *
   * @param bytes of the header and the payload together
   */
  record Message(int opcode, long bytes, String text) {}

  private final Socket socket;
  private final DataInputStream in;
  private final String upgrade;

  RawWebSocket(int port, String path, String protocols) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
    String head =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Extensions: permessage-deflate\r\n%s\r\n";
    String asked = protocols.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocols + "\r\n";
    OutputStream out = socket.getOutputStream();
    out.write(head.formatted(path, asked).getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    upgrade = answer.toString();
  }

  /** What the server answered to the request. */
  String upgrade() {
    return upgrade;
  }

  Message read() throws IOException {
    int opcode = in.readUnsignedByte();
    int shortLength = in.readUnsignedByte();
    long length =
        switch (shortLength) {
          case 126 -> in.readUnsignedShort();
          case 127 -> in.readLong();
          default -> shortLength;
        };
    int header = shortLength < 126 ? 2 : shortLength == 126 ? 4 : 10;
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    return new Message(opcode, header + length, new String(payload, StandardCharsets.UTF_8));
  }

  /** Sends a text; the mask that a client must use is zero, which masks nothing. */
  void write(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    boolean isShort = payload.length < 126;
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) 0x81);
    frame.put((byte) (0x80 | (isShort ? payload.length : 126)));
    if (!isShort) {
      frame.putShort((short) payload.length);
    }
    frame.putInt(0).put(payload);
    socket.getOutputStream().write(frame.array(), 0, frame.position());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
