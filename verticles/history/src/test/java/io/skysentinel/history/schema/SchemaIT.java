package io.skysentinel.history.schema;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.history.TestDatabase;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaIT {
  private static final String TABLES =
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r',"
          + " 'p') order by relname";

  @RegisterExtension private final TestDatabase database = TestDatabase.empty();

  @Test
  void anEmptyDatabaseGetsAllTables() throws Exception {
    get(new Schema().bringUpToDate(database.pool()));

    assertThat(database.ask(TABLES))
        .containsExactly(
            "airports",
            "anomalies",
            "callsigns",
            "closed_buckets",
            "flights",
            "flights_current",
            "flights_ended",
            "flights_history",
            "flights_in_the_air",
            "offsets",
            "schema_migrations",
            "sky_blocks",
            "small_blocks",
            "track_blocks",
            "track_shards");
  }

  @Test
  void manyNodesAtOnceMakeThemOnce() throws Exception {
    List<Future<Void>> nodes = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      nodes.add(new Schema().bringUpToDate(database.pool()));
    }
    get(Future.all(nodes));
    get(new Schema().bringUpToDate(database.pool()));

    assertThat(database.ask("select name from schema_migrations order by version"))
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

    assertThatThrownBy(() -> get(broken.bringUpToDate(database.pool())))
        .hasMessageContaining("\"nonsense\" does not exist");
    assertThat(database.ask(TABLES)).isEmpty();
  }

  @Test
  void whatAMigrationWarnsOfIsToldInItsOwnWords() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    Migration warning =
        Migration.of("V1__warning.sql", "do $$ begin raise warning 'no role'; end $$;");

    get(new Schema(List.of(warning), told::add).bringUpToDate(database.pool()));

    assertThat(told).containsExactly("no role");
  }

  @Test
  void onlyWhatIsMissingIsDone() throws Exception {
    Migration first = Migration.of("V1__first.sql", "create table first (n int);");
    Migration second = Migration.of("V2__second.sql", "create table second (n int);");
    get(new Schema(List.of(first)).bringUpToDate(database.pool()));
    database.run("insert into first values (7)");

    get(new Schema(List.of(first, second)).bringUpToDate(database.pool()));

    assertThat(database.ask("select n from first")).containsExactly(7);
    assertThat(database.ask("select count(*) from second")).containsExactly(0L);
  }

  @Test
  void aNewerDatabaseIsLeftAlone() throws Exception {
    get(new Schema().bringUpToDate(database.pool()));
    database.run(
        "insert into schema_migrations (version, name, checksum) values (900, 'V900__new.sql', '')");

    assertThatThrownBy(() -> get(new Schema().bringUpToDate(database.pool())))
        .isInstanceOf(SchemaRefusedException.class)
        .hasMessageContaining("it has had V900__new.sql");
  }

  @Test
  void blocksAreStoredAsTheyCome() throws Exception {
    get(new Schema().bringUpToDate(database.pool()));

    assertThat(
            database.ask(
                "select attstorage::text from pg_attribute where attname = 'data' and attrelid in"
                    + " ('small_blocks'::regclass, 'sky_blocks'::regclass, 'track_shards'::regclass, 'track_blocks'::regclass)"))
        .containsExactly("e", "e", "e", "e");
  }

  @Test
  void theReaderReadsAndNothingElse() throws Exception {
    get(new Schema().bringUpToDate(database.pool()));

    database.run("begin; set local role sky_reader; select * from flights_current; commit");
    assertThatThrownBy(() ->
            database.run("begin; set local role sky_reader; delete from flights_current; commit"))
        .hasMessageContaining("permission denied");
  }
}
