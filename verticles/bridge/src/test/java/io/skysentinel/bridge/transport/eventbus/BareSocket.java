package io.skysentinel.bridge.transport.eventbus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A WebSocket by hand: reads only when it is told to, and sends whatever it is told to. */
final class BareSocket implements AutoCloseable {
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;

  /** So small that a client that does not read is noticed soon. */
  private static final int RECEIVE_BUFFER = 16 * 1024;

  /** Signs of life keep coming: without a limit, what never comes would be waited for for ever. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH_IN_TWO_BYTES = 126;
  private static final int LENGTH_IN_EIGHT_BYTES = 127;

  /** A message, or the end. */
  record Frame(int opcode, byte[] payload) {

    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /** Of an end. */
    int closeCode() {
      return ByteBuffer.wrap(payload).getShort();
    }
  }

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;
  private final String status;

  private BareSocket(int port, String path, String headers) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    String request =
        """
        GET %s HTTP/1.1
        Host: 127.0.0.1:%d
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        %s
        """
            .formatted(path, port, headers);
    out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    status = line();
    while (!line().isEmpty()) {
      // The headers of the answer do not matter.
    }
  }

  static BareSocket open(int port, String path) throws IOException {
    return open(port, path, "");
  }

  /** The same with a header, or several lines of them. */
  static BareSocket open(int port, String path, String header) throws IOException {
    BareSocket socket = new BareSocket(port, path, header.isEmpty() ? "" : header + "\n");
    if (!socket.status.contains("101")) {
      throw new IOException(socket.status);
    }
    return socket;
  }

  /** The status line that an attempt with this header is answered with. */
  static String statusOf(int port, String path, String header) throws IOException {
    try (BareSocket socket = new BareSocket(port, path, header + "\n")) {
      return socket.status;
    }
  }

  /** A message of the bridge's protocol; single quotes stand for double ones. */
  void say(String message) throws IOException {
    send(TEXT, message.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** The same, as SockJS wraps it. */
  void saySockJs(String message) throws IOException {
    say(new JsonArray().add(message.replace('\'', '"')).encode());
  }

  /** Several messages in one piece, so that the server reads them at once. */
  void sayAtOnce(List<String> messages) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (String message : messages) {
      frames.write(frame(TEXT, message.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
    out.write(frames.toByteArray());
  }

  void send(int opcode, byte[] payload) throws IOException {
    out.write(frame(opcode, payload));
  }

  private static byte[] frame(int opcode, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(FINAL | opcode);
    if (payload.length < LENGTH_IN_TWO_BYTES) {
      frame.write(MASKED | payload.length);
    } else if (payload.length <= 0xffff) {
      frame.write(MASKED | LENGTH_IN_TWO_BYTES);
      frame.write(payload.length >> Byte.SIZE);
      frame.write(payload.length);
    } else {
      frame.write(MASKED | LENGTH_IN_EIGHT_BYTES);
      frame.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(payload.length).array());
    }
    // A mask of zeros changes nothing.
    frame.write(new byte[Integer.BYTES]);
    frame.write(payload);
    return frame.toByteArray();
  }

  /** The next frame that is no sign of life: those come whenever it is time for one. */
  Frame readNews() throws IOException {
    Frame frame = read();
    while (frame.text().contains("heartbeat")) {
      frame = read();
    }
    return frame;
  }

  Frame read() throws IOException {
    int opcode = in.readUnsignedByte() & 0xf;
    int small = in.readUnsignedByte();
    long size =
        switch (small) {
          case LENGTH_IN_TWO_BYTES -> in.readUnsignedShort();
          case LENGTH_IN_EIGHT_BYTES -> in.readLong();
          default -> small;
        };
    return new Frame(opcode, in.readNBytes((int) size));
  }

  /** The next message of the bridge's protocol that carries this type and address. */
  JsonObject next(String type, String address) throws IOException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < MOST_NANOS) {
      Frame frame = read();
      if (frame.opcode() == CLOSE) {
        throw new IOException("closed: " + frame.closeCode());
      }
      String text = frame.text();
      if (text.startsWith("a[")) {
        text = new JsonArray(text.substring(1)).getString(0);
      }
      if (text.startsWith("{")) {
        JsonObject message = new JsonObject(text);
        if (type.equals(message.getString("type"))
            && address.equals(message.getString("address", ""))) {
          return message;
        }
      }
    }
    throw new IOException("no message of type %s at %s comes".formatted(type, address));
  }

  /** The code that it is closed with; what comes before is passed over. */
  int closeCode() throws IOException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < MOST_NANOS) {
      Frame frame = read();
      if (frame.opcode() == CLOSE) {
        return frame.closeCode();
      }
    }
    throw new IOException("it stays open");
  }

  /** Reads a line of HTTP. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
