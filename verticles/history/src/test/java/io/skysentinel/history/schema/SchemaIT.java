package io.skysentinel.history.schema;

import static io.skysentinel.history.TestDatabase.ask;
import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.TestDatabase.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.history.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaIT {
  private static final String TABLES =
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r',"
          + " 'p') order by relname";

  @TempDir static Path dir;
  private static TestDatabase server;

  private Pool database;

  @BeforeAll
  static void start() throws Exception {
    server = new TestDatabase(dir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void empty() throws Exception {
    database = server.empty();
  }

  @Test
  void anEmptyDatabaseGetsAllTables() throws Exception {
    get(new Schema().bringUpToDate(database));

    assertThat(ask(database, TABLES))
        .containsExactly(
            "anomalies",
            "flights",
            "flights_current",
            "flights_history",
            "offsets",
            "schema_migrations",
            "sky_blocks",
            "small_blocks",
            "track_blocks");
  }

  @Test
  void manyNodesAtOnceMakeThemOnce() throws Exception {
    List<Future<Void>> nodes = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      nodes.add(new Schema().bringUpToDate(database));
    }
    get(Future.all(nodes));
    get(new Schema().bringUpToDate(database));

    assertThat(ask(database, "select name from schema_migrations order by version"))
        .isEqualTo(List.<Object>copyOf(Migration.FILES));
  }

  @Test
  void aStepThatFailsLeavesNothing() throws Exception {
    Schema broken =
        new Schema(
            List.of(
                Migration.of(
                    "V1__good.sql", "create table good (n int); create table more (n int);"),
                Migration.of("V2__bad.sql", "create table bad (n int); select nonsense;")));

    assertThatThrownBy(() -> get(broken.bringUpToDate(database)))
        .hasMessageContaining("\"nonsense\" does not exist");
    assertThat(ask(database, TABLES)).isEmpty();
  }

  @Test
  void onlyWhatIsMissingIsDone() throws Exception {
    Migration first = Migration.of("V1__first.sql", "create table first (n int);");
    Migration second = Migration.of("V2__second.sql", "create table second (n int);");
    get(new Schema(List.of(first)).bringUpToDate(database));
    run(database, "insert into first values (7)");

    get(new Schema(List.of(first, second)).bringUpToDate(database));

    assertThat(ask(database, "select n from first")).containsExactly(7);
    assertThat(ask(database, "select count(*) from second")).containsExactly(0L);
  }

  @Test
  void aNewerDatabaseIsLeftAlone() throws Exception {
    get(new Schema().bringUpToDate(database));
    run(
        database,
        "insert into schema_migrations (version, name, checksum) values (900, 'V900__new.sql', '')");

    assertThatThrownBy(() -> get(new Schema().bringUpToDate(database)))
        .isInstanceOf(SchemaRefusedException.class)
        .hasMessageContaining("it has had V900__new.sql");
  }

  @Test
  void blocksAreStoredAsTheyCome() throws Exception {
    get(new Schema().bringUpToDate(database));

    assertThat(
            ask(
                database,
                "select attstorage::text from pg_attribute where attname = 'data' and attrelid in"
                    + " ('small_blocks'::regclass, 'sky_blocks'::regclass, 'track_blocks'::regclass)"))
        .containsExactly("e", "e", "e");
  }

  @Test
  void theReaderReadsAndNothingElse() throws Exception {
    get(new Schema().bringUpToDate(database));

    run(database, "begin; set local role sky_reader; select * from flights_current; commit");
    assertThatThrownBy(() ->
            run(database, "begin; set local role sky_reader; delete from flights_current; commit"))
        .hasMessageContaining("permission denied");
  }
}
