package io.skysentinel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL for the machine that has no other: a process of its own, beside this one. What
 * it committed survives a kill of either. If it dies it is started again; if this process dies it
 * goes on, and whoever opens the directory next takes it over.
 *
 * <p>The directory must be this process's alone.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
  private static final long LOOK_EVERY_S = 1;
  private static final long LONGEST_PAUSE_S = 60;

  private final PostgresServer server;
  private final PostgresAddress address;
  private final ScheduledExecutorService keeper;
  private final AtomicBoolean closed = new AtomicBoolean();
  private Postmaster running;
  private long pauseS = LOOK_EVERY_S;

  private OwnPostgres(PostgresServer server, Postmaster running, String password) {
    this.server = server;
    this.running = running;
    this.address =
        new PostgresAddress(
            PostgresSettings.HOST,
            running.port(),
            DataDirectory.DATABASE,
            DataDirectory.USER,
            password);
    this.keeper =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, "postgres keeper");
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Returns when it takes connections. The first time takes seconds.
   *
   * @param dir the database's own directory, made if it does not exist
   * @param ports gives a port that is free, for where it has to be started
   * @throws IOException in words that a user understands
   */
  public static OwnPostgres open(Path dir, IntSupplier ports) throws IOException {
    PostgresFiles files = new PostgresFiles(Files.createDirectories(dir).toRealPath());
    Files.setPosixFilePermissions(files.root(), PosixFilePermissions.fromString("rwx------"));
    PostgresProgram program = PostgresProgram.unpack(files.root());
    DataDirectory.prepare(files, program);
    PostgresServer server = new PostgresServer(files, program);
    OwnPostgres opened =
        new OwnPostgres(
            server, running(server, program, ports), PasswordFile.read(files.password()));
    opened.lookIn(LOOK_EVERY_S);
    return opened;
  }

  private static Postmaster running(
      PostgresServer server, PostgresProgram program, IntSupplier ports) throws IOException {
    Optional<Postmaster> left = server.running();
    if (left.isPresent() && left.get().isReady()) {
      LOG.info("PostgreSQL runs already, as process {}, and is taken over", left.get().pid());
      return left.get();
    }
    if (left.isPresent()) {
      // It starts or stops; what it will come to is not worth waiting for.
      server.stop();
    }
    Postmaster started = server.start(ports);
    program.deleteOthers();
    return started;
  }

  public PostgresAddress address() {
    return address;
  }

  /** The server's process. */
  synchronized Postmaster process() {
    return running;
  }

  /** Stops the server in good order; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      keeper.shutdownNow();
      stop();
    }
  }

  private synchronized void stop() {
    try {
      if (server.running().isPresent()) {
        server.stop();
      }
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop in good order; it recovers at the next start", e);
    }
  }

  private void lookIn(long seconds) {
    try {
      ScheduledFuture<?> unused = keeper.schedule(() -> lookIn(look()), seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      // It is closed, and the server was stopped for that.
    }
  }

  /**
   * Starts it again when it has died, and says when to look again. The JDK would tell of the end of
   * a process that is not its child by looking as well, and not of one that nobody has buried.
   */
  private synchronized long look() {
    if (closed.get() || running.process().isPresent()) {
      return LOOK_EVERY_S;
    }
    LOG.warn("PostgreSQL (process {}) has ended, and is started again", running.pid());
    try {
      // On the port that its clients know.
      running = server.start(address::port);
      pauseS = LOOK_EVERY_S;
      LOG.info("PostgreSQL runs again, as process {}", running.pid());
    } catch (IOException e) {
      pauseS = Math.min(2 * pauseS, LONGEST_PAUSE_S);
      LOG.error("PostgreSQL cannot be started, next try in {} s: {}", pauseS, e.getMessage());
    }
    return pauseS;
  }
}
