package io.skysentinel.history.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What programs for maps open: views with geometry, and indexes for it, where the database has
 * PostGIS. Nothing else asks which database it is. Whatever keeps them from being made is told and
 * keeps nothing else waiting.
 */
public final class MapViews {
  /** Before a table is changed, which nothing may look at then. */
  static final String DROP =
      """
      do $$
      begin
        if to_regclass('gis_flights_current') is not null then
          drop view if exists
            gis_flights, gis_flights_current, gis_flights_history, gis_anomalies, gis_airports;
        end if;
      end
      $$
      """;

  private static final Logger LOG = LoggerFactory.getLogger(MapViews.class);

  private static final String FIND =
      """
      select
        exists (select from pg_available_extensions where name = 'postgis'),
        (select extnamespace::regnamespace::text from pg_extension where extname = 'postgis'),
        obj_description(to_regclass('gis_flights_current'), 'pg_class'),
        current_user::text
      """;

  /** PostGIS may have been put anywhere. Who looks at a view must not keep a node from starting. */
  private static final String PREPARE =
      """
      select
        set_config('search_path', quote_ident(current_schema()) || ', ' || $1, true),
        set_config('lock_timeout', '10s', true)
      """;

  private static final String NO_PRIVILEGE = "42501";

  /** The class of what a server says that is being stopped. */
  private static final String GOING_AWAY = "57";

  private final String sql;

  /**
   * What is there.
   *
   * @param isOffered whether the server has PostGIS
   * @param schema where the database has it; {@code null} when it does not
   * @param made tells of which file the views were made; {@code null} when there are none
   */
  private record Found(
      boolean isOffered, @Nullable String schema, @Nullable String made, String user) {
    static Found of(Row row) {
      return new Found(row.getBoolean(0), row.getString(1), row.getString(2), row.getString(3));
    }
  }

  public MapViews() {
    try (InputStream in = MapViews.class.getResourceAsStream("/postgis/views.sql")) {
      if (in == null) {
        throw new IllegalStateException("views.sql is not on the class path");
      }
      sql = new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Completes when they are there, or will not be. */
  public Future<Void> bringUpToDate(Pool pool) {
    return pool.withTransaction(connection ->
            DatabaseLock.MIGRATE
                .take(connection)
                .compose(locked -> find(connection))
                .compose(found -> make(connection, found)))
        .recover(failure -> {
          if (!isRefusal(failure)) {
            return Future.failedFuture(failure);
          }
          LOG.warn("There are no views for maps: {}", failure.getMessage());
          return Future.succeededFuture();
        });
  }

  /**
   * Whether it would fail again; that the database is away is seen to by whoever asks for tables.
   */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof PgException problem
        ? !problem.getSqlState().startsWith(GOING_AWAY)
        : failure instanceof IllegalStateException;
  }

  private static Future<Found> find(SqlConnection connection) {
    return connection.query(FIND).execute().map(rows -> Found.of(rows.iterator().next()));
  }

  private Future<Void> make(SqlConnection connection, Found found) {
    if (checksum().equals(found.made()) || (found.schema() == null && !found.isOffered())) {
      return Future.succeededFuture();
    }
    if (found.schema() == null) {
      return switchOn(connection, found.user())
          .compose(done -> find(connection))
          .compose(now -> make(connection, now));
    }
    LOG.info("The database has PostGIS and is given views for maps");
    return connection
        .preparedQuery(PREPARE)
        .execute(Tuple.of(found.schema()))
        .compose(prepared -> connection.query(sql).execute())
        .compose(made ->
            connection
                .query("comment on view gis_flights_current is '%s'".formatted(checksum()))
                .execute())
        .mapEmpty();
  }

  private static Future<?> switchOn(SqlConnection connection, String user) {
    return connection
        .query("create extension postgis")
        .execute()
        .recover(failure ->
            failure instanceof PgException refusal && NO_PRIVILEGE.equals(refusal.getSqlState())
                ? Future.failedFuture(
                    new IllegalStateException(
                        ("PostGIS is there, but %s may not switch it on; who may says in this"
                                + " database: create extension postgis")
                            .formatted(user)))
                : Future.failedFuture(failure));
  }

  private String checksum() {
    return Migration.checksum(sql);
  }
}
