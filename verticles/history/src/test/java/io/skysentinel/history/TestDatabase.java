package io.skysentinel.history;

import io.skysentinel.postgres.OwnPostgres;
import io.skysentinel.postgres.PostgresAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A server for the tests of a class, with a database for each that asks for one. */
public final class TestDatabase implements AutoCloseable {
  private static final long PATIENCE_S = 60;
  private static final int CONNECTIONS = 4;

  private final Vertx vertx = Vertx.vertx();
  private final OwnPostgres server;
  private final Pool pool;
  private Pool given;
  private int made;

  public TestDatabase(Path dir) throws IOException {
    this.server = OwnPostgres.open(dir, TestDatabase::freePort);
    this.pool = pool(server.address().database());
    this.given = pool(server.address().database());
  }

  /** Connections to an empty database; those to the one before are closed. */
  public Pool empty() throws Exception {
    String name = "test" + ++made;
    get(given.close());
    run(pool, "create database " + name);
    given = pool(name);
    return given;
  }

  private Pool pool(String database) {
    PostgresAddress address = server.address();
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(CONNECTIONS))
        .connectingTo(
            new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(database)
                .setUser(address.user())
                .setPassword(address.password()))
        .using(vertx)
        .build();
  }

  public static void run(Pool pool, String sql) throws Exception {
    get(pool.query(sql).execute());
  }

  /** The first column of the answer. */
  public static List<Object> ask(Pool pool, String sql) throws Exception {
    List<Object> values = new ArrayList<>();
    for (Row row : get(pool.query(sql).execute())) {
      values.add(row.getValue(0));
    }
    return values;
  }

  /** What comes of it, or the failure itself. */
  public static <T> T get(Future<T> answer) throws Exception {
    try {
      return answer.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }
}
