package io.skysentinel.tools.bench;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.simulator.Simulator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writes as many positions a second as is promised, or as many as are taken. */
final class SteadyWriter implements AutoCloseable {
  private static final int A_SECOND = 50_000;
  private static final int BATCH = 10_000;
  private static final long BUCKET_S = 300;

  private final PastUnderTest past;
  private final Simulator sky;
  private final long from;
  private final long begin = System.nanoTime();
  private final AtomicLong written = new AtomicLong();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> writing;
  private volatile boolean isClosing;

  SteadyWriter(PastUnderTest past, Simulator sky, long from) {
    this.past = past;
    this.sky = sky;
    this.from = from;
    writing =
        thread.submit(() -> {
          write();
          return null;
        });
  }

  double positionsASecond() {
    return written.get() / seconds();
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  private void write() throws Exception {
    for (long now = from; !isClosing; now += BUCKET_S) {
      List<Told> heard =
          sky.advanceTo((double) (now + BUCKET_S)).stream()
              .map(state -> new Told(BenchTraffic.SOURCE, state))
              .toList();
      for (int at = 0; at < heard.size() && !isClosing; at += BATCH) {
        List<Told> batch = heard.subList(at, Math.min(at + BATCH, heard.size()));
        past.write(batch);
        double ahead = written.addAndGet(batch.size()) / (double) A_SECOND - seconds();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, (long) (ahead * 1000)));
      }
      past.closeBuckets(now);
    }
  }

  @Override
  public void close() {
    isClosing = true;
    thread.shutdown();
    try {
      writing.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("what was to be written was not", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
