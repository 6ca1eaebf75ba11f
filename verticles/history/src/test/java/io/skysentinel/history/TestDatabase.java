package io.skysentinel.history;

import io.skysentinel.history.schema.Schema;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A database for each test, of one server for all of them. */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {
  private static final long PATIENCE_S = 60;

  private final boolean hasTables;
  private TestServer server;
  private String name;
  private Pool pool;

  private TestDatabase(boolean hasTables) {
    this.hasTables = hasTables;
  }

  /** With our tables. */
  public static TestDatabase withTables() {
    return new TestDatabase(true);
  }

  /** With nothing. */
  public static TestDatabase empty() {
    return new TestDatabase(false);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    server =
        context
            .getRoot()
            .getStore(Namespace.create(TestDatabase.class))
            .getOrComputeIfAbsent(TestServer.class);
    name = server.make();
    pool = server.pool(name);
    if (hasTables) {
      get(new Schema().bringUpToDate(pool));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    get(pool.close());
    server.drop(name);
  }

  public Pool pool() {
    return pool;
  }

  /** That the pool belongs to. */
  public Vertx vertx() {
    return server.vertx();
  }

  /** Other connections, as another node has; they are closed with the database. */
  public Pool anotherPool() {
    return server.pool(name);
  }

  public void run(String sql) throws Exception {
    run(pool, sql);
  }

  static void run(Pool pool, String sql) throws Exception {
    get(pool.query(sql).execute());
  }

  /** The first column of the answer. */
  public List<Object> ask(String sql) throws Exception {
    return ask(pool, sql);
  }

  static List<Object> ask(Pool pool, String sql) throws Exception {
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
}
