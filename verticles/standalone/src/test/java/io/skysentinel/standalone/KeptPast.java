package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.node.Main;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A database that nodes write the past to, which a test may end, and what is in it. */
final class KeptPast implements AutoCloseable {
  private static final long PATIENCE_S = 90;

  private final Path dir;
  private final int port;
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private OwnPostgres server;

  private KeptPast(Path dir, int port) throws IOException {
    this.dir = dir;
    this.port = port;
    this.server = OwnPostgres.open(dir, () -> port);
    PostgresAddress address = server.address();
    this.pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(1))
            .connectingTo(
                new PgConnectOptions()
                    .setHost(address.host())
                    .setPort(address.port())
                    .setDatabase(address.database())
                    .setUser(address.user())
                    .setPassword(address.password()))
            .using(vertx)
            .build();
  }

  static KeptPast open(Path dir) throws IOException {
    int port = BrokerProcess.freePort();
    return new KeptPast(dir, port);
  }

  /** For {@code DATABASE_URL}. */
  String url() {
    PostgresAddress address = server.address();
    return "postgres://%s:%s@%s:%d/%s"
        .formatted(
            address.user(), address.password(), address.host(), address.port(), address.database());
  }

  /** Starts a node that writes the past of that log here, all that a test writes with its rows. */
  NodeChild node(BrokerProcess broker) throws IOException {
    return NodeChild.start(
        Main.class,
        Map.of(
            "ROLES", "history",
            "REDPANDA_BROKER", broker.bootstrap(),
            "DATABASE_URL", url(),
            "HISTORY_WRITE_EVERY_MS", "100",
            "HISTORY_ROW_HOURS", "24"));
  }

  /** SIGKILL; it is started again at once. */
  void kill() throws IOException {
    String pid = Files.readAllLines(dir.resolve("data/postmaster.pid")).get(0);
    boolean unused =
        ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::destroyForcibly).orElse(false);
  }

  /** It is away until it is started again. */
  void stop() {
    server.close();
  }

  /** On the same port, after a {@link #stop}. */
  void start() throws IOException {
    server = OwnPostgres.open(dir, () -> port);
  }

  /** The number that a question is answered with. */
  long ask(String sql) throws TimeoutException {
    return await(pool.query(sql).execute()).iterator().next().getLong(0);
  }

  /**
   * Waits until the log has so many updates at least, and all that it has are here, each once. The
   * feed's writer may write something twice when the log does not answer.
   */
  void awaitAllOf(KafkaClient log, long atLeast) throws Exception {
    soon("all is in the log").until(() -> log.countAll("flights.updates") >= atLeast);
    soon("all of it is kept")
        .ignoreExceptions()
        .until(
            () -> ask("select count(*) from flights_history") >= log.countAll("flights.updates"));
    assertThat(sums()).hasToString(AircraftSums.of(log).toString());
  }

  private static ConditionFactory soon(String what) {
    return Awaitility.await(what).atMost(3, TimeUnit.MINUTES);
  }

  /** What stands in the rows. */
  AircraftSums sums() throws TimeoutException {
    AircraftSums sums = new AircraftSums();
    for (Row row :
        await(
            pool.query(
                    "select icao24, extract(epoch from last_contact)::float8, lat, lon, squawk"
                        + " from flights_history")
                .execute())) {
      sums.add(
          row.getString(0), row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getString(4));
    }
    return sums;
  }

  private static <T> T await(Future<T> answer) throws TimeoutException {
    return answer.await(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws TimeoutException {
    Object unused = await(vertx.close());
    server.close();
  }
}
