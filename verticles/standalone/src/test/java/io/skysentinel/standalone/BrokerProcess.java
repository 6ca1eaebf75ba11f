package io.skysentinel.standalone;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker in a JVM of its own, which a test may kill and start again on the same data and port, as
 * a crash of the log's machine would look to a node.
 */
final class BrokerProcess implements AutoCloseable {
  /**
   * Below the ports that the system gives to outgoing connections: a client that tries to reach its
   * dead broker there may be given that very port, connect to itself, and hold it for good.
   */
  private static final int FIRST_PORT = 20_000;

  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(FIRST_PORT + (int) (ProcessHandle.current().pid() % 10_000));

  /** Open as long as this JVM lives: a lock goes with its channel. */
  private static final List<FileChannel> CLAIMS = new CopyOnWriteArrayList<>();

  private final Path dir;
  private final int port;
  private ChildJvm child;

  private BrokerProcess(Path dir, int port, ChildJvm child) {
    this.dir = dir;
    this.port = port;
    this.child = child;
  }

  /** On a port of its own; returns when the broker answers. */
  static BrokerProcess start(Path dir) throws IOException, InterruptedException {
    return start(dir, freePort());
  }

  /** Returns when the broker answers. */
  static BrokerProcess start(Path dir, int port) throws IOException, InterruptedException {
    return new BrokerProcess(dir, port, started(dir, port));
  }

  /**
   * A port that nothing listens on, so that a test can name what is not there yet. No other test on
   * this machine is given it while this JVM lives.
   */
  static int freePort() throws IOException {
    while (true) {
      int port = NEXT_PORT.getAndIncrement();
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        if (claim(port)) {
          return probe.getLocalPort();
        }
      } catch (BindException taken) {
        // The next one, then.
      }
    }
  }

  /** The claim ends with the process, however that ends. */
  private static boolean claim(int port) throws IOException {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "skysentinel-test-port-" + port);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean ours = channel.tryLock() != null;
    if (ours) {
      CLAIMS.add(channel);
    } else {
      channel.close();
    }
    return ours;
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  long pid() {
    return child.pid();
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    child.kill();
  }

  /** On the same data and port, after a {@link #kill}; returns when the broker answers. */
  void restart() throws IOException, InterruptedException {
    child = started(dir, port);
  }

  @Override
  public void close() {
    child.close();
  }

  private static ChildJvm started(Path dir, int port) throws IOException, InterruptedException {
    ChildJvm child = ChildJvm.start(BrokerChild.class, dir.toString(), String.valueOf(port));
    try {
      String unused = child.await("bootstrap=");
      return child;
    } catch (InterruptedException | AssertionError e) {
      child.close();
      throw e;
    }
  }
}
