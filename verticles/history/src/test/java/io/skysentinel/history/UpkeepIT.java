package io.skysentinel.history;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.compact.Compactor;
import io.skysentinel.history.compact.CompactorCounts;
import io.skysentinel.history.compact.Pace;
import io.skysentinel.history.compact.Retention;
import io.skysentinel.history.read.StoredUpdates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpkeepIT {
  private static final Pace AT_ONCE = new Pace(0, 0, 0, 0);
  private static final long DAY_S = 86_400;
  private static final int DAYS = 7;

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private final AtomicLong now = new AtomicLong(MadeUpdates.BASE + DAY_S);
  private final AtomicLong closed = new AtomicLong();
  private StoredUpdates stored;
  private Upkeep upkeep;

  private final class Counts implements CompactorCounts {
    @Override
    public void closedBucket(long updates) {
      closed.addAndGet(updates);
    }

    @Override
    public void closedHour(long updates) {}
  }

  @BeforeEach
  void begin() throws Exception {
    stored = new StoredUpdates(database.pool());
    stored.write(MadeUpdates.simulated(5, BoundingBox.WORLD, true, 100));
    upkeep = upkeep();
  }

  private Upkeep upkeep() {
    return new Upkeep(
        database.vertx(),
        new Compactor(database.vertx(), database.pool(), AT_ONCE, new Counts()),
        new Retention(database.pool()),
        () -> DAYS,
        () -> now.get() * 1_000,
        () -> 0);
  }

  @AfterEach
  void end() throws Exception {
    get(upkeep.stop());
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(2));
  }

  private long count(String table) throws Exception {
    return (Long) database.ask("select count(*) from " + table).get(0);
  }

  private void hearNow() throws Exception {
    FlightStateBuilder state = new FlightStateBuilder().from(stored.written().get(0).state());
    state.lastContactUnix = now.get();
    stored.write(List.of(new Told(stored.written().get(0).source(), state.build())));
  }

  private boolean isAllClosed() throws Exception {
    return count("small_blocks") == 0 && count("track_shards") == 0;
  }

  @Test
  void timeIsClosedAStepAfterTheOther() {
    upkeep.start();

    soon().until(() -> count("track_blocks") > 0 && isAllClosed());
    assertThat(closed).hasValue(stored.written().size());
  }

  @Test
  void whatIsTooOldIsDroppedNowAndThen() throws Exception {
    upkeep.start();
    soon().until(() -> count("track_blocks") > 0 && isAllClosed());
    database.run("update closed_buckets set written_at = to_timestamp(bucket)");
    now.addAndGet(30 * DAY_S);
    hearNow();
    get(upkeep.stop());

    upkeep = upkeep();
    upkeep.start();

    soon().until(() -> count("sky_blocks") == 0 && count("track_blocks") == 0);
    assertThat(count("closed_buckets")).isLessThan(2);
  }
}
