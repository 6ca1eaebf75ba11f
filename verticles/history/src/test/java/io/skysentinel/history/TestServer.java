package io.skysentinel.history;

import io.skysentinel.postgres.OwnPostgres;
import io.skysentinel.postgres.PostgresAddress;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A server for all tests of a run: to start one takes longer than most of them. */
final class TestServer implements AutoCloseable {
  private static final int CONNECTIONS = 6;

  private final Vertx vertx = Vertx.vertx();
  private final Path dir;
  private final OwnPostgres server;
  private final Pool pool;
  private final AtomicInteger made = new AtomicInteger();

  TestServer() {
    try {
      this.dir = Files.createTempDirectory("history-test");
      this.server = OwnPostgres.open(dir, TestServer::freePort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.pool = pool(server.address().database());
  }

  Vertx vertx() {
    return vertx;
  }

  /** The name of a new database. */
  String make() throws Exception {
    String name = "test" + made.incrementAndGet();
    TestDatabase.run(pool, "create database " + name);
    return name;
  }

  void drop(String name) throws Exception {
    TestDatabase.run(pool, "drop database " + name + " with (force)");
  }

  Pool pool(String database) {
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

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
    try (Stream<Path> files = Files.walk(dir)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
