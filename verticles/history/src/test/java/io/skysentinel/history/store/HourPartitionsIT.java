package io.skysentinel.history.store;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.history.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HourPartitionsIT {
  private static final long HOUR = 3_600;
  private static final long NOON = Instant.parse("2026-01-02T12:00:00Z").getEpochSecond();
  private static final String TABLES =
      "select relname from pg_class where relname like 'flights\\_history\\_2%' and relkind = 'r'"
          + " order by relname";

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private HourPartitions partitions;

  @BeforeEach
  void begin() throws Exception {
    partitions = new HourPartitions(database.pool());
  }

  private static Object[] tables(int... hours) {
    return Arrays.stream(hours)
        .mapToObj(hour -> "flights_history_20260102%02d".formatted(hour))
        .toArray();
  }

  @Test
  void thereAreSomeForTheHoursBeforeAndForWhatComes() throws Exception {
    assertThat(get(partitions.make(NOON + 10, 1)))
        .isEqualTo(new TimeRange(NOON - HOUR, NOON + 3 * HOUR));
    assertThat(database.ask(TABLES)).containsExactly(tables(11, 12, 13, 14));

    List<Future<TimeRange>> atOnce =
        List.of(partitions.make(NOON + HOUR, 1), partitions.make(NOON + HOUR, 1));
    get(Future.all(atOnce));
    assertThat(database.ask(TABLES)).containsExactly(tables(11, 12, 13, 14, 15));
  }

  @Test
  void oldOnesGo() throws Exception {
    get(partitions.make(NOON, 1));

    get(partitions.drop(NOON + 2 * HOUR, 1));

    assertThat(database.ask(TABLES)).containsExactly(tables(13, 14));
  }

  @Test
  void withoutRowsThereAreNone() throws Exception {
    get(partitions.make(NOON, 1));

    assertThat(get(partitions.make(NOON, 0))).isEqualTo(TimeRange.NONE);
    get(partitions.drop(NOON, 0));

    assertThat(database.ask(TABLES)).isEmpty();
  }

  @Test
  void whatADyingNodeLeftHalfDoneIsDropped() throws Exception {
    get(partitions.make(NOON, 1));
    database.run("alter table flights_history detach partition flights_history_2026010211");

    get(partitions.drop(NOON + HOUR, 1));

    assertThat(database.ask(TABLES)).containsExactly(tables(12, 13, 14));
  }

  @Test
  void aLongReaderKeepsNobodyWaitingButTheDropping() throws Exception {
    get(partitions.make(NOON, 1));
    SqlConnection reader = get(database.pool().getConnection());
    get(reader.query("begin").execute());
    get(reader.query("select * from flights_history").execute());

    Future<Void> dropped = partitions.drop(NOON + 2 * HOUR, 1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            database
                .ask("select count(*) from pg_inherits where inhdetachpending")
                .equals(List.of(1L)));
    assertThat(database.ask("select count(*) from flights_history")).containsExactly(0L);
    get(partitions.make(NOON + 2 * HOUR, 1));
    assertThat(dropped.isComplete()).isFalse();

    get(reader.query("commit").execute());
    get(reader.close());
    get(dropped);
    assertThat(database.ask(TABLES)).containsExactly(tables(13, 14, 15, 16));
  }
}
