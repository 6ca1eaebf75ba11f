package io.skysentinel.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to a broker that can be cut. While it is, nothing passes and nobody is told; what came
 * meanwhile is handed on when it is mended, even of connections that are closed by then, as the
 * network may do it.
 */
final class CuttableLine implements AutoCloseable {
  private static final byte[] END = new byte[0];

  private final int target;
  private final ServerSocket server;
  private final AtomicLong late = new AtomicLong();
  private boolean cut;

  /** From any free port of this machine to another of its ports. */
  CuttableLine(int target) throws IOException {
    this.target = target;
    this.server =
        new ServerSocket(BrokerProcess.freePort(), 50, InetAddress.getByName("127.0.0.1"));
    inBackground("line to " + target, this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  synchronized void cut() {
    cut = true;
  }

  synchronized void mend() {
    cut = false;
    notifyAll();
  }

  /** How many bytes to the broker were handed on late. */
  long lateBytes() {
    return late.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    mend();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      inBackground("connection to " + target, () -> connect(client));
    }
  }

  private void connect(Socket client) throws IOException, InterruptedException {
    BlockingQueue<byte[]> toBroker = reading(client);
    boolean unused = awaitMended();
    Socket broker = new Socket("127.0.0.1", target);
    BlockingQueue<byte[]> toClient = reading(broker);
    inBackground("answers of " + target, () -> write(toClient, client, new AtomicLong()));
    write(toBroker, broker, late);
  }

  /** Everything is read at once, so that nothing waits where a close could undo it. */
  private static BlockingQueue<byte[]> reading(Socket from) {
    BlockingQueue<byte[]> read = new LinkedBlockingQueue<>();
    inBackground(
        "reading",
        () -> {
          try (InputStream in = from.getInputStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
              read.add(Arrays.copyOf(buffer, length));
            }
          } finally {
            read.add(END);
          }
        });
    return read;
  }

  private void write(BlockingQueue<byte[]> bytes, Socket to, AtomicLong lateOnes)
      throws IOException, InterruptedException {
    try (to;
        OutputStream out = to.getOutputStream()) {
      for (byte[] next = bytes.take(); next != END; next = bytes.take()) {
        if (awaitMended()) {
          lateOnes.addAndGet(next.length);
        }
        out.write(next);
      }
      boolean unused = awaitMended();
    }
  }

  /** Whether it was cut. */
  private synchronized boolean awaitMended() throws InterruptedException {
    boolean waited = cut;
    while (cut) {
      wait();
    }
    return waited;
  }

  /** What a thread of a connection does. */
  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private static void inBackground(String name, Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException | InterruptedException e) {
                // The connection, or the line, is closed.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
