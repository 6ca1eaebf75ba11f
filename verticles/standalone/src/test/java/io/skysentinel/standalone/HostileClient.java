package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

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
    this.server = new InetSocketAddress("127.0.0.1", port);
  }

  /** A new connection; {@code null} when the server takes no more. */
  SocketChannel connect() {
    try {
      if (all.size() >= MAX_OPEN) {
        all.remove().close();
      }
      SocketChannel socket = SocketChannel.open();
      all.add(socket);
      socket.setOption(java.net.StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      socket.bind(new InetSocketAddress(ADDRESS, 0));
      socket.connect(server);
      socket.configureBlocking(false);
      return socket;
    } catch (IOException refused) {
      return null;
    }
  }

  /** A new connection that asks to become a WebSocket. */
  SocketChannel webSocket(String path) {
    SocketChannel socket = connect();
    send(
        socket,
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    return socket;
  }

  /** Sends what the connection takes; whether that is all of it. */
  boolean send(SocketChannel socket, byte[] bytes) {
    if (socket == null) {
      return false;
    }
    try {
      return socket.write(ByteBuffer.wrap(bytes)) == bytes.length;
    } catch (IOException ended) {
      return false;
    }
  }

  boolean send(SocketChannel socket, String text) {
    return send(socket, text.getBytes(ISO_8859_1));
  }

  /** A frame of a WebSocket; a mask of zeros changes nothing. */
  static byte[] frame(int opcode, String text) {
    byte[] payload = text.getBytes(ISO_8859_1);
    int size = payload.length;
    ByteBuffer frame = ByteBuffer.allocate(8 + size).put((byte) (0x80 | opcode));
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
  void read(SocketChannel socket) {
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
