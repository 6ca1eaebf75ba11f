package io.skysentinel.tools.bench;

import io.skysentinel.history.schema.Schema;
import io.skysentinel.postgres.OwnPostgres;
import io.skysentinel.postgres.PostgresAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL as a machine of its own has it, and what its processes have cost. */
final class BenchDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final long PATIENCE_MIN = 30;

  private final Path dir;
  private final Vertx vertx = Vertx.vertx();
  private final ProcUnits units;
  private OwnPostgres server;
  private Pool pool;

  BenchDatabase(Path dir) throws Exception {
    this.dir = dir;
    units = ProcUnits.of(Path.of("/proc"));
    server = open();
    pool = pool(server.address());
    get(new Schema().bringUpToDate(pool));
  }

  /** Forgets what it has in memory, and lets the system forget it where we may. */
  boolean restartCold() throws Exception {
    get(pool.close());
    server.close();
    boolean isCold = true;
    try {
      Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3");
    } catch (IOException e) {
      isCold = false; // Only root may.
    }
    server = open();
    pool = pool(server.address());
    return isCold;
  }

  Vertx vertx() {
    return vertx;
  }

  Pool pool() {
    return pool;
  }

  void run(String sql) throws Exception {
    for (String statement : sql.split(";", -1)) {
      if (!statement.isBlank()) {
        get(pool.query(statement).execute());
      }
    }
  }

  /** Of the tables that a condition names, with all that belongs to them. */
  long bytes(String condition) throws Exception {
    String sql =
        "select coalesce(sum(pg_total_relation_size(oid)), 0)::int8 from pg_class"
            + " where relkind = 'r' and relnamespace = current_schema()::regnamespace and (";
    return get(pool.query(sql + condition + ")").execute()).iterator().next().getLong(0);
  }

  /** Processor seconds of all of the server's processes, also of those that have ended. */
  double cpuSeconds() {
    long postmaster = postmaster();
    double seconds = ended(postmaster) + seconds(postmaster);
    for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
      seconds += seconds(child.pid());
    }
    return seconds;
  }

  private long postmaster() {
    try {
      return Long.parseLong(Files.readAllLines(dir.resolve("data/postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double seconds(long pid) {
    try {
      return units.cpuSeconds(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
    } catch (IOException e) {
      return 0; // It has just ended.
    }
  }

  /** Of children that were waited for. */
  private double ended(long pid) {
    try {
      return units.endedCpuSeconds(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T get(Future<T> answer) throws TimeoutException {
    return answer.await(PATIENCE_MIN, TimeUnit.MINUTES);
  }

  private OwnPostgres open() throws IOException {
    return OwnPostgres.open(
        dir,
        () -> {
          try {
            return PinnedProcess.freePort();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Pool pool(PostgresAddress address) {
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(CONNECTIONS))
        .connectingTo(
            new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true))
        .using(vertx)
        .build();
  }

  @Override
  public void close() throws TimeoutException {
    get(pool.close());
    get(vertx.close());
    server.close();
  }
}
