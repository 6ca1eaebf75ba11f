package io.skysentinel.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** A client of the server, for a test. */
final class Database implements AutoCloseable {
  private static final long PATIENCE_S = 30;

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;

  Database(PostgresAddress address) {
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

  void run(String sql) throws Exception {
    await(pool.query(sql).execute());
  }

  /** The first value of the answer. */
  Object ask(String sql) throws Exception {
    return await(pool.query(sql).execute()).iterator().next().getValue(0);
  }

  private static <T> T await(Future<T> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    pool.close().toCompletionStage().toCompletableFuture().join();
    // Not in one chain: what is told on the event loop is told no more once that has ended.
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
