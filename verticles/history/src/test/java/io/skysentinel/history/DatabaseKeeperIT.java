package io.skysentinel.history;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.history.store.TimeRange;
import io.skysentinel.platform.database.DatabaseAddress;
import io.skysentinel.platform.database.DatabaseSource;
import io.skysentinel.testing.SampleFlights;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseKeeperIT {
  private static final long NOW = (long) SampleFlights.NOW;
  private static final long HOUR_S = 3_600;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PARTITIONS =
      "select count(*) from pg_inherits where inhparent = 'flights_history'::regclass";
  private static final DatabaseAddress SOMEWHERE =
      new DatabaseAddress("", 1, "", "", "", "", DatabaseAddress.Encryption.DISABLE, null);

  @RegisterExtension final TestDatabase database = TestDatabase.empty();

  private final AtomicReference<Optional<DatabaseAddress>> known =
      new AtomicReference<>(Optional.of(SOMEWHERE));
  private final AtomicInteger rowHours = new AtomicInteger(1);
  private final AtomicLong now = new AtomicLong(NOW);
  private DatabaseKeeper keeper;

  @BeforeEach
  void begin() {
    DatabaseSource source =
        new DatabaseSource() {
          @Override
          public Optional<DatabaseAddress> address() {
            return known.get();
          }

          @Override
          public String waiting() {
            return "it is being started";
          }
        };
    keeper =
        new DatabaseKeeper(
            database.vertx(), source, database.pool(), () -> now.get() * 1_000, rowHours::get);
  }

  @Test
  void anEmptyDatabaseIsMadeReady() throws Exception {
    get(keeper.ready());

    assertThat(keeper.problem()).isNull();
    assertThat(keeper.rows().contains(NOW)).isTrue();
    assertThat(database.ask("select count(*) from flights_current")).containsExactly(0L);
  }

  @Test
  void oneThatIsNotThereYetIsWaitedForInTheWordsOfWhoBringsIt() throws Exception {
    known.set(Optional.empty());

    Future<Void> ready = keeper.ready();

    assertThat(keeper.problem()).isEqualTo("it is being started");
    assertThat(ready.isComplete()).isFalse();
    known.set(Optional.of(SOMEWHERE));
    get(ready);
    assertThat(keeper.problem()).isNull();
  }

  @Test
  void oneThatIsNewerThanTheProgramIsRefusedInWordsAndLeftAsItIs() throws Exception {
    get(keeper.ready());
    database.run("insert into schema_migrations values (99, 'V99__future.sql', 'x')");

    Future<Void> ready = keeper.ready();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(keeper.problem())
                .startsWith(
                    "The database is not ready, trying again: the database is newer than this"
                        + " SkySentinel: it has had V99__"));
    assertThat(ready.isComplete()).isFalse();
    keeper.close();
  }

  @Test
  void hoursComeAndGoAsTimeAndConfigurationSay() throws Exception {
    get(keeper.ready());
    assertThat(database.ask(PARTITIONS)).containsExactly(4L);

    now.addAndGet(10 * HOUR_S);
    get(keeper.look());
    assertThat(keeper.rows().contains(NOW)).isFalse();
    assertThat(keeper.rows().contains(NOW + 10 * HOUR_S)).isTrue();
    assertThat(database.ask(PARTITIONS)).containsExactly(4L);

    rowHours.set(0);
    get(keeper.look());
    assertThat(keeper.rows()).isEqualTo(TimeRange.NONE);
    assertThat(database.ask(PARTITIONS)).containsExactly(0L);
  }

  @Test
  void whatKeepsTheHoursFromComingIsToldUntilTheyDo() throws Exception {
    get(keeper.ready());
    database.run("alter table flights_history rename to elsewhere");
    now.addAndGet(10 * HOUR_S);

    assertThat(keeper.look()).satisfies(look -> await().atMost(PATIENCE).until(look::failed));
    assertThat(keeper.problem()).contains("flights_history");

    database.run("alter table elsewhere rename to flights_history");
    get(keeper.look());
    assertThat(keeper.problem()).isNull();
  }
}
