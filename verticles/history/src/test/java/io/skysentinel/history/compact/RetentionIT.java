package io.skysentinel.history.compact;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.block.MadeUpdates.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.MadeAnomalies;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.read.DatabasePast;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.StoredUpdates;
import io.skysentinel.history.store.AnomalyStore;
import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.UpdateBatch;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionIT {
  private static final long DAY = 86_400;
  private static final long NOW = BASE + 10 * DAY;
  private static final String DAYS =
      "select relname from pg_class where relname ~ '^(sky|track)_blocks_' and relkind = 'r' order"
          + " by relname";

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private Past past;
  private StoredUpdates stored;
  private Retention retention;

  @BeforeEach
  void begin() throws Exception {
    past = new DatabasePast(database.vertx(), database.pool(), 4, Duration.ofSeconds(20));
    stored = new StoredUpdates(database.pool());
    retention = new Retention(database.pool());
    for (int day = 0; day < 3; day++) {
      stored.write(onDay(day));
    }
    compact();
    // As if it had been written when it was heard.
    database.run("update closed_buckets set written_at = to_timestamp(bucket)");
    hearUntil(NOW);
  }

  /** By then somebody was heard, which is not closed. */
  private void hearUntil(long unix) throws Exception {
    FlightStateBuilder state = new FlightStateBuilder().from(onDay(0).get(0).state());
    state.lastContactUnix = unix;
    stored.write(List.of(new Told(stored.written().get(0).source(), state.build())));
  }

  private void compact() throws Exception {
    Compactor compactor =
        new Compactor(database.vertx(), database.pool(), Pace.AT_ONCE, new Moved());
    boolean more = true;
    while (more) {
      more = get(compactor.run(NOW));
    }
  }

  /** The second of January is day 0. */
  private static List<Told> onDay(int day) {
    List<Told> updates = new ArrayList<>();
    for (Told told : MadeUpdates.simulated(5, BoundingBox.WORLD, true, 100)) {
      FlightStateBuilder state = new FlightStateBuilder().from(told.state());
      state.lastContactUnix += day * DAY;
      updates.add(new Told(told.source(), state.build()));
    }
    return updates;
  }

  private static Object[] tables(int... days) {
    List<String> names = new ArrayList<>();
    for (String table : List.of("sky", "track")) {
      for (int day : days) {
        names.add("%s_blocks_202601%02d".formatted(table, 2 + day));
      }
    }
    return names.toArray();
  }

  private int known(int day) throws Exception {
    double from = BASE + day * (double) DAY;
    return get(past.between(from, from + 300, null)).size();
  }

  @Test
  void oldDaysGo() throws Exception {
    assertThat(database.ask(DAYS)).containsExactly(tables(0, 1, 2));
    get(retention.drop(NOW, 10));
    assertThat(database.ask(DAYS)).containsExactly(tables(0, 1, 2));

    hearUntil(BASE + 9 * DAY);
    get(retention.drop(BASE + 9 * DAY, 7));

    assertThat(database.ask(DAYS)).containsExactly(tables(2));
    assertThat(known(1)).isZero();
    assertThat(known(2)).isPositive();
    assertThat(get(past.span()).orElseThrow().from()).isGreaterThan(BASE + 2 * DAY - 1);
  }

  @Test
  void whatWasSaidLongAgoGoes() throws Exception {
    AnomalyStore anomalies = new AnomalyStore(database.pool(), "flights.anomalies");
    Claim claim = get(anomalies.claim(List.of(0), "test", null)).get(0);
    AnomalyEvent late = MadeAnomalies.event("a1b2c3", NOW - 3 * DAY);
    AnomalyEvent old = MadeAnomalies.event("abcdef", NOW - 8 * DAY);
    get(anomalies.write(List.of(new UpdateBatch.Progress(claim, 2)), List.of(late, old)));

    get(retention.drop(NOW, 10));
    assertThat(database.ask("select count(*) from anomalies")).containsExactly(2L);
    get(retention.drop(NOW, 7));
    assertThat(database.ask("select id from anomalies")).containsExactly(late.id());
  }

  @Test
  void aDayOfWhichSomethingWasWrittenStays() throws Exception {
    stored.write(onDay(0));
    compact();

    get(retention.drop(NOW, 7));

    assertThat(database.ask(DAYS)).containsExactly(tables(0));
    assertThat(known(0)).isPositive();
  }

  @Test
  void whatIsNeverClosedGoesToo() throws Exception {
    List<Told> ahead = onDay(100_000);
    stored.write(ahead);
    get(retention.drop(NOW, 7));
    assertThat(database.ask("select count(*) from small_blocks")).containsExactly(2L);

    database.run(
        "update small_blocks set written_at = to_timestamp(%d) where bucket > %d"
            .formatted(NOW - 8 * DAY, NOW));
    get(retention.drop(NOW, 7));

    assertThat(database.ask("select count(*) from small_blocks")).containsExactly(1L);
  }

  @Test
  void aClockThatRanAwayDropsNothing() throws Exception {
    get(retention.drop(NOW + 31 * DAY, 12));
    assertThat(database.ask(DAYS)).containsExactly(tables(0, 1, 2));

    hearUntil(NOW + 300 * DAY); // So says a feed, whose clock ran away, too.
    get(retention.drop(NOW + 31 * DAY, 12));

    assertThat(database.ask(DAYS)).containsExactly(tables(0, 1, 2));
    assertThat(known(0)).isPositive();
  }

  @Test
  void whereNothingIsKnownNothingIsDropped() throws Exception {
    database.run("delete from closed_buckets; delete from small_blocks");

    get(retention.drop(NOW + 1_000 * DAY, 1));

    assertThat(database.ask(DAYS)).containsExactly(tables(0, 1, 2));
  }

  @Test
  void whatIsClosedWhileItsDayIsDroppedIsNotLost() throws Exception {
    SqlConnection reader = get(database.pool().getConnection());
    get(reader.query("begin isolation level repeatable read").execute());
    get(reader.query("select count(*) from sky_blocks_20260102").execute());
    // The same day is written to after it was looked at, and before it is gone.
    Future<Void> dropped = retention.drop(NOW, 7);
    await()
        .until(() ->
            database
                .ask("select count(*) from pg_inherits where inhdetachpending")
                .equals(List.of(1L)));
    database.run(
        "insert into closed_buckets (bucket, n, aircraft, t_min, t_max) values (%1$d, 1, 1, %1$d, %1$d)"
            .formatted(BASE));
    get(reader.query("commit").execute());
    get(reader.close());
    get(dropped);

    assertThat(database.ask(DAYS)).containsExactly(tables(0));
    assertThat(known(0)).isPositive();
  }

  @Test
  void aLongReaderKeepsNobodyWaitingButTheDropping() throws Exception {
    SqlConnection reader = get(database.pool().getConnection());
    get(reader.query("begin isolation level repeatable read").execute());
    String count = "select sum(n)::int8 from sky_blocks";
    long read = get(reader.query(count).execute()).iterator().next().getLong(0);

    Future<Void> dropped = retention.drop(NOW, 7);
    await()
        .until(() ->
            database
                .ask("select count(*) from pg_inherits where inhdetachpending")
                .equals(List.of(1L)));
    assertThat(known(2)).isPositive();
    stored.write(onDay(5));
    compact();
    assertThat(known(5)).isPositive();
    assertThat(dropped.isComplete()).isFalse();
    assertThat(get(reader.query(count).execute()).iterator().next().getLong(0)).isEqualTo(read);

    get(reader.query("commit").execute());
    get(reader.close());
    get(dropped);
    assertThat(database.ask(DAYS)).containsExactly(tables(5));
  }
}
