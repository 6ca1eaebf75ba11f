package io.skysentinel.history.compact;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.block.MadeUpdates.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.read.DatabasePast;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.PastComparison;
import io.skysentinel.history.read.StoredUpdates;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompactorIT {
  private static final BoundingBox PACIFIC = new BoundingBox(-60, 60, 150, -150);

  /** When all of it is long over. */
  private static final long LATER = BASE + 100_000;

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private final Moved moved = new Moved();
  private Past past;
  private StoredUpdates stored;
  private Compactor compactor;

  @BeforeEach
  void begin() throws Exception {
    past = new DatabasePast(database.vertx(), database.pool(), 4, Duration.ofSeconds(20));
    stored = new StoredUpdates(database.pool());
    compactor = compactor(database.pool());
  }

  private Compactor compactor(Pool pool) {
    return new Compactor(database.vertx(), pool, Pace.AT_ONCE, moved);
  }

  private void compactAll() throws Exception {
    compactAll(LATER);
  }

  private void compactAll(long now) throws Exception {
    while (get(compactor.run(now))) {
      assertThat(moved.ofBuckets()).isPositive();
    }
  }

  private List<Object> left() throws Exception {
    return database.ask(
        "select (select count(*) from small_blocks) + (select count(*) from track_shards)");
  }

  @Test
  void whatIsKnownIsTheSameBeforeWhileAndAfterItIsClosed() throws Exception {
    stored.write(MadeUpdates.simulated(30, PACIFIC, true, 4_000), 3_000);
    Random random = new Random(1);
    PastComparison.assertKnown(past, stored.written(), random);
    for (int step = 0; get(compactor.run(LATER)); step++) {
      if (step % 30 == 3) {
        PastComparison.assertKnown(past, stored.written(), random);
      }
    }

    assertThat(left()).containsExactly(0L);
    PastComparison.assertKnown(past, stored.written(), random);
    assertThat(moved.ofBuckets()).isEqualTo(stored.written().size());
    assertThat(moved.ofHours()).isEqualTo(stored.written().size());
  }

  @Test
  void whatComesLateIsKnownAtOnceAndFoldedIn() throws Exception {
    Random random = new Random(2);
    List<Told> inTime = new ArrayList<>();
    List<Told> late = new ArrayList<>();
    for (Told told : MadeUpdates.simulated(40, PACIFIC, true, 1_500)) {
      (random.nextInt(4) == 0 ? late : inTime).add(told);
    }
    stored.write(inTime, 1_000);
    compactAll();
    stored.write(late.subList(0, late.size() / 2), 100);
    PastComparison.assertKnown(past, stored.written(), random);
    compactAll();
    PastComparison.assertKnown(past, stored.written(), random);

    stored.write(late.subList(late.size() / 2, late.size()), 100);
    compactAll();

    assertThat(left()).containsExactly(0L);
    PastComparison.assertKnown(past, stored.written(), random);
  }

  @Test
  void aBucketIsClosedWhenItIsOverAndQuiet() throws Exception {
    stored.write(MadeUpdates.simulated(1, PACIFIC, false, 250));
    long end = BASE + 300;

    assertThat(get(compactor.run(end - 1))).isFalse();
    Compactor waiting =
        new Compactor(database.vertx(), database.pool(), new Pace(60, 3_600, 0, 7_200), moved);
    assertThat(get(waiting.run(LATER))).isFalse();
    database.run("update small_blocks set written_at = written_at - interval '3601 s'");
    assertThat(get(waiting.run(end + 59))).isFalse();
    assertThat(get(waiting.run(end + 60))).isTrue();
    assertThat(left()).isNotEqualTo(List.of(0L));
  }

  @Test
  void whatIsNeverQuietIsClosedAllTheSame() throws Exception {
    stored.write(MadeUpdates.simulated(1, PACIFIC, false, 100));
    database.run("update small_blocks set written_at = written_at - interval '7201 s'");
    stored.write(MadeUpdates.simulated(1, PACIFIC, false, 100));

    Compactor patient = new Compactor(database.vertx(), database.pool(), Pace.USUAL, moved);
    assertThat(get(patient.run(LATER))).isTrue();
    assertThat(moved.ofBuckets()).isEqualTo(stored.written().size());
  }

  @Test
  void anyTimesAndTextsAreKept() throws Exception {
    List<Told> any = MadeUpdates.any(5);
    stored.write(any, 70);

    compactAll();

    for (String icao24 : any.stream().map(told -> told.state().icao24()).distinct().toList()) {
      List<Told> of = any.stream().filter(told -> told.state().icao24().equals(icao24)).toList();
      assertThat(get(past.track(icao24, -Double.MAX_VALUE, Double.MAX_VALUE, 1000)))
          .containsExactlyInAnyOrderElementsOf(of);
    }
  }

  @Test
  void aDeathInTheMiddleChangesNothing() throws Exception {
    stored.write(MadeUpdates.simulated(30, PACIFIC, true, 900), 1_000);
    SqlConnection other = get(database.pool().getConnection());
    get(other.query("begin; lock table closed_buckets in exclusive mode").execute());
    Future<Boolean> step = compactor(database.anotherPool()).run(LATER);
    String waiting =
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type ="
            + " 'Lock' and query ilike '%closed_buckets%'";
    await().until(() -> !database.ask(waiting).isEmpty());

    database.run("select pg_terminate_backend(pid) from (%s) waiting".formatted(waiting));

    await().until(step::isComplete);
    assertThat(step.failed()).isTrue();
    get(other.query("rollback").execute());
    get(other.close());
    assertThat(database.ask("select count(*) from sky_blocks")).containsExactly(0L);
    PastComparison.assertKnown(past, stored.written(), new Random(3));
    compactAll();
    PastComparison.assertKnown(past, stored.written(), new Random(4));
  }

  @Test
  void severalNodesAtOnceDoItOnce() throws Exception {
    stored.write(MadeUpdates.simulated(30, PACIFIC, true, 1_500), 500);
    List<Compactor> nodes = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      nodes.add(compactor(database.anotherPool()));
    }
    boolean more = true;
    while (more) {
      List<Future<Boolean>> steps = nodes.stream().map(node -> node.run(LATER)).toList();
      get(Future.all(steps));
      more = steps.stream().anyMatch(Future::result);
    }

    assertThat(moved.ofBuckets()).isEqualTo(stored.written().size());
    assertThat(moved.ofHours()).isEqualTo(stored.written().size());
    PastComparison.assertKnown(past, stored.written(), new Random(5));
  }

  @Test
  void aBlockThatCannotBeReadKeepsNothingElseWaiting() throws Exception {
    stored.write(MadeUpdates.simulated(10, PACIFIC, true, 900), 500);
    database.run(
        "insert into small_blocks (bucket, n, aircraft, t_min, t_max, data) values (%1$d, 1, 1,"
                .formatted(BASE)
            + " 0, 0, 'nonsense')");

    assertThatThrownBy(this::compactAll).hasMessageContaining("it is no block");
    compactAll();

    assertThat(database.ask("select distinct bucket from small_blocks")).containsExactly(BASE);
    database.run("delete from small_blocks where data = 'nonsense'");
    compactAll(LATER + 600);
    PastComparison.assertKnown(past, stored.written(), new Random(6));
  }
}
