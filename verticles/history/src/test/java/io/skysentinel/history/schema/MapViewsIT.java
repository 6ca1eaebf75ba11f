package io.skysentinel.history.schema;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skysentinel.history.ToldBy;
import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.HourPartitions;
import io.skysentinel.history.store.TimeRange;
import io.skysentinel.history.store.UpdateBatch;
import io.skysentinel.history.store.UpdateStore;
import io.skysentinel.testing.SampleFlights;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server that has PostGIS: Debian's, where it is installed. */
class MapViewsIT {
  private static final long NOW = (long) SampleFlights.NOW;
  private static final String GEOMETRIES =
      "select f_table_name || ' ' || type || ' ' || srid from geometry_columns order by 1";
  private static final String OVER_NEW_YORK = "geom && st_makeenvelope(-75, 40, -73, 42, 4326)";
  private static final AtomicInteger MADE = new AtomicInteger();

  private static SystemPostgres server;
  private static Pool administrator;

  private String name;
  private Pool pool;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> programs = SystemPostgres.programs();
    assumeTrue(programs.isPresent(), "this system has no PostgreSQL with PostGIS");
    server = SystemPostgres.start(programs.orElseThrow());
    administrator = server.pool("postgres", "postgres");
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    name = "maps" + MADE.incrementAndGet();
    run(administrator, "create database " + name);
    pool = server.pool(name, "postgres");
    get(new Schema().bringUpToDate(pool));
  }

  @AfterEach
  void end() throws Exception {
    get(pool.close());
  }

  private static void run(Pool pool, String sql) throws Exception {
    get(pool.query(sql).execute());
  }

  private List<Object> ask(String sql) throws Exception {
    List<Object> values = new ArrayList<>();
    get(pool.query(sql).execute()).forEach(row -> values.add(row.getValue(0)));
    return values;
  }

  private void makeViews() throws Exception {
    get(new MapViews().bringUpToDate(pool));
  }

  private void write() throws Exception {
    UpdateStore store = new UpdateStore(pool, "flights.updates", () -> NOW * 1_000);
    TimeRange rows = get(new HourPartitions(pool).make(NOW, 1));
    Claim claim = get(store.claim(List.of(0), "node")).get(0);
    get(
        store.write(
            new UpdateBatch(
                List.of(new UpdateBatch.Progress(claim, claim.nextOffset() + 1)),
                ToldBy.aTest(SampleFlights.overNewYork().build())),
            rows));
  }

  @Test
  void programsForMapsFindGeometry() throws Exception {
    makeViews();

    assertThat(ask(GEOMETRIES))
        .containsExactly(
            "gis_airports POINT 4326",
            "gis_anomalies POINT 4326",
            "gis_flights MULTILINESTRING 4326",
            "gis_flights_current POINT 4326",
            "gis_flights_history POINT 4326");
  }

  @Test
  void whatIsHeardIsOnTheMap() throws Exception {
    makeViews();
    write();

    for (String view : List.of("gis_flights_current", "gis_flights_history")) {
      assertThat(ask("select icao24 from %s where %s".formatted(view, OVER_NEW_YORK)))
          .containsExactly("a1b2c3");
    }
    assertThat(ask("select icao24 from sky_at(to_timestamp(%d))".formatted(NOW)))
        .containsExactly("a1b2c3");
  }

  /** Four places over the date line, where it is cut. */
  @Test
  void theWayOfAFlightIsALine() throws Exception {
    makeViews();
    run(
        pool,
        """
        insert into flights (
          icao24, first_seen, last_seen, cells, path, squawks, updates, air_from, air_to, ended, state)
        select
          'a1b2c3', now(), now(), '{}', path::bytea, '{}', 4, now(), now(), true, ''
        from unnest(array[
          '\\x0104b8d7b9950db089bf04c08789110078c09a0cff8e9222a19c017809c09a0cc8017809c09a0c00',
          '\\x0100']) path
        """);

    assertThat(ask("select st_astext(geom, 2) from gis_flights where geom is not null"))
        .containsExactly(
            "MULTILINESTRING ZM ((179 47.11 0 1767323100,180 47.61 5000 1767323130),"
                + "(-180 47.61 5000 1767323130,-179 48.11 10000 1767323160,"
                + "-178 48.11 9900 1767323220,-177 48.11 9900 1767323280))");
    assertThat(plan("select * from gis_flights where " + OVER_NEW_YORK)).contains("by_place");
  }

  /** Every node says it at every start. */
  @Test
  void theyAreMadeOnce() throws Exception {
    makeViews();
    List<Object> made = ask("select 'gis_flights'::regclass::oid::int8");
    makeViews();

    assertThat(ask("select 'gis_flights'::regclass::oid::int8")).isEqualTo(made);
  }

  @Test
  void anHourThatIsOverHasAnIndexUntilItIsDropped() throws Exception {
    makeViews();
    write();
    HourPartitions hours = new HourPartitions(pool);
    String indexes =
        "select tablename::text from pg_indexes where indexname like '%_by_place'"
            + " and tablename like 'flights_history%' order by 1";

    get(new MapIndexes(pool).make(hours.name(NOW)));
    assertThat(ask(indexes)).containsExactly(hours.name(NOW - 3_600));

    get(new MapIndexes(pool).make(hours.name(NOW + 3_600)));
    assertThat(ask(indexes)).containsExactly(hours.name(NOW - 3_600), hours.name(NOW));
    assertThat(plan("select * from gis_flights_history where " + OVER_NEW_YORK))
        .contains("_by_place");

    get(hours.drop(NOW + 3_600, 1));
    assertThat(ask(indexes)).containsExactly(hours.name(NOW));
  }

  /** How the database would answer, had it more rows. */
  private String plan(String sql) throws Exception {
    return get(
        pool.withConnection(connection ->
            connection
                .query("set enable_seqscan = off")
                .execute()
                .compose(set -> connection.query("explain " + sql).execute())
                .map(rows -> {
                  StringBuilder plan = new StringBuilder();
                  rows.forEach(row -> plan.append(row.getString(0)).append('\n'));
                  return plan.toString();
                })));
  }

  /** They would forbid it. */
  @Test
  void aMigrationMayChangeWhatTheyShow() throws Exception {
    makeViews();
    List<Migration> more = new ArrayList<>(Migration.all());
    more.add(Migration.of("V900__more.sql", "alter table anomalies alter text type varchar(999);"));

    get(new Schema(more).bringUpToDate(pool));
    makeViews();

    assertThat(ask(GEOMETRIES)).hasSize(5);
  }

  @Test
  void whoMayOnlyReadReadsThem() throws Exception {
    makeViews();

    run(pool, "begin; set local role sky_reader; select * from gis_flights; commit");
    assertThat(ask("select has_table_privilege('sky_reader', 'gis_airports', 'select')"))
        .containsExactly(true);
  }

  @Test
  void postgisMayBeAnywhere() throws Exception {
    run(pool, "create schema elsewhere; create extension postgis schema elsewhere");
    makeViews();
    write();
    get(new MapIndexes(pool).make(new HourPartitions(pool).name(NOW + 3_600)));

    assertThat(ask("select count(*) from elsewhere.geometry_columns")).containsExactly(5L);
    assertThat(ask("select count(*) from gis_flights_current")).containsExactly(1L);
    assertThat(ask("select count(*) from pg_indexes where indexname like 'flights_history%place'"))
        .containsExactly(2L);
  }

  /** All else works, and when somebody has switched it on, they are made at the next start. */
  @Test
  void whoMayNotSwitchPostgisOnGoesOnWithoutIt() throws Exception {
    run(administrator, "create role %s login".formatted(name));
    run(administrator, "create database %1$s_own owner %1$s".formatted(name));
    Pool owned = server.pool(name + "_own", name);
    get(new Schema().bringUpToDate(owned));
    get(new MapViews().bringUpToDate(owned));
    String views = "select count(*) from pg_views where viewname like 'gis_%'";
    assertThat(get(owned.query(views).execute()).iterator().next().getLong(0)).isZero();

    Pool superuser = server.pool(name + "_own", "postgres");
    run(superuser, "create extension postgis");
    get(new MapViews().bringUpToDate(owned));
    assertThat(get(owned.query(views).execute()).iterator().next().getLong(0)).isEqualTo(5);
  }

  @Test
  void withoutPostgisThereIsNothingToDo() throws Exception {
    get(new MapIndexes(pool).make("flights_history_9"));
    assertThat(ask("select count(*) from pg_views where viewname like 'gis_%'"))
        .containsExactly(0L);
  }
}
