package io.skysentinel.history.compact;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.block.MadeUpdates.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.read.DatabasePast;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.PlainPast;
import io.skysentinel.history.read.StoredUpdates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody writes, somebody closes what is over, and others read: nobody ever sees a hole. */
class HistoryTogetherIT {
  private static final int SECONDS = 3_900;
  private static final int READERS = 3;
  private static final List<Told> ALL =
      MadeUpdates.simulated(80, new BoundingBox(-40, 40, 160, -160), true, SECONDS).stream()
          .sorted(Comparator.comparingDouble(told -> told.state().lastContactUnix()))
          .toList();

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private final PlainPast plain = new PlainPast(ALL);
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger checks = new AtomicInteger();
  private volatile boolean isOver;

  @Test
  void readersNeverSeeAHole() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(READERS + 2);
    try {
      List<Future<Void>> readers = new ArrayList<>();
      Future<Void> writer = threads.submit(this::write);
      Future<Void> compactor = threads.submit(this::compact);
      for (int reader = 0; reader < READERS; reader++) {
        Callable<Void> work = reader(reader);
        readers.add(threads.submit(work));
      }
      writer.get(5, TimeUnit.MINUTES);
      compactor.get(5, TimeUnit.MINUTES);
      isOver = true;
      for (Future<Void> reader : readers) {
        reader.get(1, TimeUnit.MINUTES);
      }
    } finally {
      isOver = true;
      threads.shutdownNow();
    }
    assertThat(checks.get()).isGreaterThan(READERS);
    assertThat(database.ask("select count(*) from small_blocks")).containsExactly(0L);
    assertThat(database.ask("select sum(n)::int8 from track_blocks"))
        .containsExactly((long) ALL.size());
  }

  private Void write() throws Exception {
    StoredUpdates store = new StoredUpdates(database.pool());
    int step = 400;
    for (int from = 0; from < ALL.size(); from += step) {
      int to = Math.min(from + step, ALL.size());
      store.write(ALL.subList(from, to));
      written.set(to);
    }
    return null;
  }

  /** Behind what is written, as in life; and then to the end. */
  private Void compact() throws Exception {
    Compactor compactor =
        new Compactor(database.vertx(), database.anotherPool(), Pace.AT_ONCE, new Moved());
    boolean isLast = false;
    while (!isLast) {
      isLast = written.get() == ALL.size();
      long now = isLast ? BASE + 2 * SECONDS : heard();
      while (get(compactor.run(now))) {
        assertThat(isOver).isFalse();
      }
    }
    return null;
  }

  private Callable<Void> reader(int seed) {
    Past past = new DatabasePast(database.vertx(), database.pool(), 4, Duration.ofSeconds(30));
    Random random = new Random(seed);
    return () -> {
      while (!isOver) {
        int known = written.get();
        if (known > 0) {
          check(past, random, heard(known));
          checks.incrementAndGet();
        }
      }
      return null;
    };
  }

  /** What was heard before that time is written, whatever more is. */
  private void check(Past past, Random random, double known) throws Exception {
    // Every second one at the beginning of the newest bucket: the sky is then in two of them.
    double newest =
        random.nextBoolean()
            ? Math.floor(known / 300) * 300 + random.nextDouble() * 60
            : known - random.nextDouble() * 1_000;
    double t = Math.max(BASE, Math.min(known, newest));
    double from = Math.max(BASE, t - random.nextInt(300));
    if (t + 60 < known) {
      assertThat(get(past.skyAt(t, null))).isEqualTo(plain.skyAt(t, null));
    }
    assertThat(get(past.between(from, t, null))).isEqualTo(plain.between(from, t, null));
    String icao24 = ALL.get(random.nextInt(ALL.size())).state().icao24();
    double before = Math.nextDown(known);
    assertThat(get(past.track(icao24, BASE, before, 10_000)))
        .isEqualTo(plain.track(icao24, BASE, before, 10_000));
  }

  private long heard() {
    int count = written.get();
    return count == 0 ? BASE : (long) heard(count);
  }

  private static double heard(int count) {
    return ALL.get(count - 1).state().lastContactUnix();
  }
}
