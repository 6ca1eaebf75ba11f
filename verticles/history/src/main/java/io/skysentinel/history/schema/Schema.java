package io.skysentinel.history.schema;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the tables that this program knows. All that is missing is done in one
 * transaction, by one node at a time, or not at all.
 */
public final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private static final String TABLE =
      """
      create table if not exists schema_migrations (
        version int4 primary key, name text not null, checksum text not null,
        applied_at timestamptz not null default now())
      """;

  private final List<Migration> known;
  private final Consumer<String> onNotice;

  public Schema() {
    this(Migration.all());
  }

  Schema(List<Migration> known) {
    this(known, notice -> LOG.warn("The database warns: {}", notice));
  }

  /**
   * @param onNotice is told what a migration warns of, without what else the driver would log of it
   */
  Schema(List<Migration> known, Consumer<String> onNotice) {
    this.known = List.copyOf(known);
    this.onNotice = onNotice;
  }

  /**
   * Completes when the tables are there; fails with a {@link SchemaRefusedException} when they
   * cannot be used.
   */
  public Future<Void> bringUpToDate(Pool pool) {
    return pool.withTransaction(connection -> {
      listen(connection);
      // Held until the transaction ends, however it does.
      return DatabaseLock.MIGRATE
          .take(connection)
          .compose(locked -> connection.query(TABLE).execute())
          .compose(made -> applied(connection))
          .compose(applied -> apply(connection, AppliedMigration.missing(known, applied)));
    });
  }

  private void listen(SqlConnection connection) {
    if (connection instanceof PgConnection postgres) {
      postgres.noticeHandler(notice -> onNotice.accept(notice.getMessage()));
    }
  }

  private static Future<List<AppliedMigration>> applied(SqlConnection connection) {
    return connection
        .query("select version, name, checksum from schema_migrations order by version")
        .mapping(row -> new AppliedMigration(row.getInteger(0), row.getString(1), row.getString(2)))
        .execute()
        .map(rows -> {
          List<AppliedMigration> applied = new ArrayList<>();
          rows.forEach(applied::add);
          return applied;
        });
  }

  private static Future<Void> apply(SqlConnection connection, List<Migration> missing) {
    Future<Void> all =
        missing.isEmpty()
            ? Future.succeededFuture()
            : connection.query(MapViews.DROP).execute().mapEmpty();
    for (Migration migration : missing) {
      all = all.compose(before -> apply(connection, migration));
    }
    return all;
  }

  private static Future<Void> apply(SqlConnection connection, Migration migration) {
    LOG.info("The database is given {}", migration.name());
    return connection
        .query(migration.sql())
        .execute()
        .compose(done ->
            connection
                .preparedQuery(
                    "insert into schema_migrations (version, name, checksum) values ($1, $2, $3)")
                .execute(Tuple.of(migration.version(), migration.name(), migration.checksum())))
        .mapEmpty();
  }
}
