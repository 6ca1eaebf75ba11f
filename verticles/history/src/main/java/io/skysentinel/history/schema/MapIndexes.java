package io.skysentinel.history.schema;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the past has views for maps, an index by place for each hour of rows, once it is over: row
 * by row it would take five times as long, and twice as long as the rows themselves.
 */
public final class MapIndexes {
  private static final Logger LOG = LoggerFactory.getLogger(MapIndexes.class);

  /** Of an index that could not be finished there is a useless one, which costs nothing. */
  private static final String LACKING =
      """
      select relname, (select extnamespace::regnamespace::text from pg_extension where extname = 'postgis')
      from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = 'flights_history'::regclass and not inhdetachpending and relname::text < $1::text
        and to_regclass('gis_flights_history') is not null
        and to_regclass(relname || '_by_place') is null
      order by relname
      """;

  private final Pool pool;

  public MapIndexes(Pool pool) {
    this.pool = pool;
  }

  /**
   * Makes what is lacking; one node at a time does.
   *
   * @param until the first partition that is not over
   */
  public Future<Void> make(String until) {
    return pool.withConnection(connection ->
        DatabaseLock.DROP_PARTITIONS.tryWith(
            connection,
            () ->
                connection
                    .preparedQuery(LACKING)
                    .execute(Tuple.of(until))
                    .compose(rows -> {
                      Future<Void> all = Future.succeededFuture();
                      for (Row row : rows) {
                        all =
                            all.compose(
                                before -> make(connection, row.getString(0), row.getString(1)));
                      }
                      return all;
                    })));
  }

  private static Future<Void> make(SqlConnection connection, String partition, String postgis) {
    LOG.info("{} is given an index by place", partition);
    return connection
        .query(
            """
            create index concurrently if not exists %1$s_by_place on %1$s
            using gist ((%2$s.st_setsrid(%2$s.st_makepoint(lon, lat), 4326)::%2$s.geometry(point, 4326)))
            """
                .formatted(partition, postgis))
        .execute()
        .<Void>mapEmpty()
        .otherwise(failure -> {
          LOG.warn("{} has no index by place: {}", partition, failure.getMessage());
          return null;
        });
  }
}
