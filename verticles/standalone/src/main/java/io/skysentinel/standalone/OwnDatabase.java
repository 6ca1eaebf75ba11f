package io.skysentinel.standalone;

import io.skysentinel.node.StartupException;
import io.skysentinel.platform.database.DatabaseAddress;
import io.skysentinel.platform.database.DatabaseSource;
import io.skysentinel.postgres.OwnPostgres;
import io.skysentinel.postgres.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of this machine's own, started beside the node: what is live does not wait for it,
 * and goes on without it. Where it cannot be started, it is tried again every minute.
 */
final class OwnDatabase implements DatabaseSource {
  private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
  private static final String HOST = "127.0.0.1";
  private static final long RETRY_S = 60;

  /** On a disk that it filled up, the broker would end, and all that is live with it. */
  private static final long FREE_BYTES_NEEDED = 512L << 20;

  private final DataDirOptions dir;
  private final PortChoice port;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread starting = new Thread(this::run, "postgres start");
  private @Nullable OwnPostgres server;
  private volatile Optional<DatabaseAddress> address = Optional.empty();
  private volatile String waiting = "PostgreSQL is being started";

  OwnDatabase(DataDirOptions dir, PortChoice port) {
    this.dir = dir;
    this.port = port;
    starting.setDaemon(true);
  }

  @Override
  public Optional<DatabaseAddress> address() {
    return address;
  }

  @Override
  public String waiting() {
    return waiting;
  }

  /** Begins to start it, and returns. */
  void start() {
    starting.start();
  }

  /** Stops it in good order; one that is being started is waited for. */
  void close() {
    closing.countDown();
    try {
      starting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (server != null) {
      server.close();
      dir.giveBack();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0 && !opened()) {
        boolean unused = closing.await(RETRY_S, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      LOG.debug("PostgreSQL is started no more", e);
    }
  }

  private boolean opened() {
    try {
      open(dir.take());
      return true;
    } catch (IOException e) {
      complain(IoWords.of(e));
    } catch (StartupException e) {
      complain(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      complain(e.toString());
    }
    return false;
  }

  private void open(DataDir data) throws IOException {
    try {
      data.requireSpace(FREE_BYTES_NEEDED);
      OwnPostgres opened = OwnPostgres.open(data.postgres(), this::freePort);
      server = opened;
      address = Optional.of(addressOf(opened.address()));
      LOG.info(
          "The past is kept by a PostgreSQL beside this process, its data in {}", data.postgres());
    } catch (IOException | RuntimeException e) {
      dir.giveBack();
      throw e;
    }
  }

  private int freePort() {
    try (ServerSocket socket = port.listen(HOST, PortUser.POSTGRES)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatabaseAddress addressOf(PostgresAddress server) {
    return new DatabaseAddress(
        server.host(),
        server.port(),
        server.database(),
        server.user(),
        server.password(),
        "",
        DatabaseAddress.Encryption.DISABLE,
        null);
  }

  /** Told once for as long as it stays the same. */
  private void complain(String why) {
    String words = "PostgreSQL cannot be started: " + why;
    if (!words.equals(waiting)) {
      LOG.warn("The past is not kept for now, and waits in the log: {}", words);
    }
    waiting = words;
  }
}
