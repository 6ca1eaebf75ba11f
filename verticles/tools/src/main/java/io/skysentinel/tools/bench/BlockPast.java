package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.compact.Compactor;
import io.skysentinel.history.compact.CompactorCounts;
import io.skysentinel.history.compact.Pace;
import io.skysentinel.history.read.DatabasePast;
import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.TimeRange;
import io.skysentinel.history.store.UpdateBatch;
import io.skysentinel.history.store.UpdateBatch.Progress;
import io.skysentinel.history.store.UpdateStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ours: blocks, and the row of each aircraft that {@code flights_current} has. */
final class BlockPast implements PastUnderTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LIMIT = 100_000;

  private final BenchDatabase database;
  private final UpdateStore store;
  private final Compactor compactor;
  private final DatabasePast past;
  private Claim claim;

  private static final class NoCounts implements CompactorCounts {
    @Override
    public void closedBucket(long updates) {}

    @Override
    public void closedHour(long updates) {}
  }

  BlockPast(BenchDatabase database) throws Exception {
    this.database = database;
    store = new UpdateStore(database.pool(), "bench", System::currentTimeMillis);
    compactor =
        new Compactor(database.vertx(), database.pool(), new Pace(0, 0, 0, 0), new NoCounts());
    past = new DatabasePast(database.vertx(), database.pool(), 4, PATIENCE);
    claim = database.get(store.claim(List.of(0), "bench")).get(0);
  }

  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public void write(List<Told> updates) throws Exception {
    Progress progress = new Progress(claim, Math.max(0, claim.nextOffset()) + updates.size());
    database.get(store.write(new UpdateBatch(List.of(progress), updates), TimeRange.NONE));
    claim = progress.after();
  }

  @Override
  public void closeBuckets(long nowUnix) throws Exception {
    settle(nowUnix);
  }

  @Override
  public void settle(long nowUnix) throws Exception {
    boolean isMore = true;
    while (isMore) {
      isMore = database.get(compactor.run(nowUnix));
    }
  }

  @Override
  public int sky(double unix, @Nullable BoundingBox box) throws Exception {
    return database.get(past.skyAt(unix, box)).size();
  }

  @Override
  public int track(String icao24, double fromUnix, double toUnix) throws Exception {
    return database.get(past.track(icao24, fromUnix, toUnix, LIMIT)).size();
  }

  /** All updates of five minutes, as who plays the past asks for them. */
  int between(double fromUnix, double toUnix) throws Exception {
    return database.get(past.between(fromUnix, toUnix, null)).size();
  }

  @Override
  public long bytes() throws Exception {
    return database.bytes(
        "relname ~ '^(small_blocks|closed_buckets|sky_blocks|track_shards|track_blocks|flights_current)'"
            + " or relname in ('flights_ended', 'flights_in_the_air', 'callsigns')");
  }
}
