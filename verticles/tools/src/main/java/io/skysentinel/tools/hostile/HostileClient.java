package io.skysentinel.tools.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Connections of somebody who means harm, from an address that honest clients do not have. Nothing
 * here ever waits for the server.
 */
final class HostileClient implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.2";
  private static final int RECEIVE_BUFFER = 4 * 1024;

  /** Beyond that the oldest is left half-way: our own files are not without end, either. */
  private static final int MAX_OPEN = 2_500;

  private final InetSocketAddress server;
  private final Deque<SocketChannel> all = new ArrayDeque<>();

  HostileClient(int port) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** A new connection; {@code null} when the server takes no more. */
  @Nullable SocketChannel connect() {
    try {
      if (all.size() >= MAX_OPEN) {
        all.remove().close();
      }
      SocketChannel socket = SocketChannel.open();
      all.add(socket);
      socket.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      socket.bind(new InetSocketAddress(ADDRESS, 0));
      socket.connect(server);
      socket.configureBlocking(false);
      return socket;
    } catch (IOException refused) {
      return null;
    }
  }

  /** A new connection that asks to become a WebSocket. */
  @Nullable SocketChannel webSocket(String path) {
    SocketChannel socket = connect();
    send(
        socket,
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    return socket;
  }

  /** Sends what the connection takes. */
  void send(@Nullable SocketChannel socket, byte[] bytes) {
    if (socket == null) {
      return;
    }
    try {
      var unused = socket.write(ByteBuffer.wrap(bytes));
    } catch (IOException ended) {
      // What was begun there is over.
    }
  }

  void send(@Nullable SocketChannel socket, String text) {
    send(socket, text.getBytes(ISO_8859_1));
  }

  /** A frame of a WebSocket. */
  static byte[] frame(int opcode, String text) {
    return bytes(0x80 | opcode, text);
  }

  /** A frame behind which more of the same message is to come. */
  static byte[] part(int opcode, String text) {
    return bytes(opcode, text);
  }

  /** A mask of zeros changes nothing. */
  private static byte[] bytes(int first, String text) {
    byte[] payload = text.getBytes(ISO_8859_1);
    int size = payload.length;
    ByteBuffer frame = ByteBuffer.allocate(8 + size).put((byte) first);
    if (size < 126) {
      frame.put((byte) (0x80 | size));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) size);
    }
    frame.putInt(0).put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  /** Reads and throws away what has come. */
  void read(@Nullable SocketChannel socket) {
    if (socket == null) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    try {
      while (socket.read(buffer) > 0) {
        buffer.clear();
      }
    } catch (IOException ended) {
      // So be it.
    }
  }

  /** Hangs up everywhere, without a word. */
  @Override
  public void close() throws IOException {
    for (SocketChannel socket : all) {
      socket.close();
    }
  }
}
