package io.skysentinel.history.compact;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.block.MadeUpdates.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.block.TrackKeys;
import io.skysentinel.history.read.DatabasePast;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.PastComparison;
import io.skysentinel.history.read.StoredUpdates;
import io.skysentinel.history.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Small blocks of some of the aircraft, beside those of all of them that older versions wrote. */
class ShardedBlocksIT {
  private static final BoundingBox PACIFIC = new BoundingBox(-60, 60, 150, -150);
  private static final long LATER = BASE + 100_000;

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private Past past;
  private StoredUpdates stored;

  @BeforeEach
  void begin() throws Exception {
    past = new DatabasePast(database.vertx(), database.pool(), 4, Duration.ofSeconds(20));
    stored = new StoredUpdates(database.pool());
  }

  @Test
  void whoAsksForAnAircraftReadsNoBlocksOfOthers() throws Exception {
    List<Told> heard = MadeUpdates.simulated(300, PACIFIC, true, 200);
    stored.write(heard, 2_500);
    String icao24 = heard.get(0).state().icao24();
    database.run(
        "update small_blocks set data = 'nonsense' where %d * shards / 64 <> shard"
            .formatted(TrackKeys.shardOf(icao24)));

    assertThat(get(past.track(icao24, BASE, LATER, 1_000)))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            heard.stream().filter(told -> told.state().icao24().equals(icao24)).toList());
  }

  @Test
  void blocksOfAllAircraftAreReadOnAndClosed() throws Exception {
    List<Told> heard = MadeUpdates.simulated(100, PACIFIC, true, 900);
    List<Told> before = new ArrayList<>();
    List<Told> since = new ArrayList<>();
    heard.forEach(told -> (told.state().lastContactUnix() < BASE + 400 ? before : since).add(told));
    stored.write(before, 500);
    asTheFirstVersionHadIt();
    get(new Schema().bringUpToDate(database.pool()));
    stored.write(since, 2_000);
    assertThat(database.ask("select distinct shards from small_blocks order by shards"))
        .startsWith(1)
        .hasSizeGreaterThan(1);
    PastComparison.assertKnown(past, stored.written(), new Random(1));

    Compactor compactor =
        new Compactor(database.vertx(), database.pool(), Pace.AT_ONCE, new Moved());
    while (get(compactor.run(LATER))) {
      assertThat(database.ask("select count(*) from closed_buckets")).isNotEqualTo(List.of(0L));
    }

    assertThat(database.ask("select count(*) from small_blocks")).containsExactly(0L);
    PastComparison.assertKnown(past, stored.written(), new Random(2));
  }

  /** Each batch was a block. */
  private void asTheFirstVersionHadIt() throws Exception {
    assertThat(database.ask("select max(shards) from small_blocks")).containsExactly(1);
    database.run(
        """
        alter table small_blocks drop column shards, drop column shard;
        alter table offsets drop column topic_id;
        delete from schema_migrations where version = 2
        """);
  }
}
