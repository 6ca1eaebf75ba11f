package io.skysentinel.detector.stream;

import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.platform.log.LogTail;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processed updates of all detectors, read from the log as long as somebody on this node
 * follows them. Any thread.
 */
public final class ProcessedFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessedFeed.class);

  /** Batches handed to the event loops and not taken yet; reading waits for the slowest. */
  private static final int BATCHES_AHEAD = 4;

  private final List<StreamLoop> loops = new CopyOnWriteArrayList<>();
  private @Nullable Function<LogTail.Listener, LogTail> tails;
  private @Nullable LogTail tail;
  private int clients;

  /**
   * The log can be reached.
   *
   * @param maker makes a reader of what is processed from then on
   */
  public synchronized void open(Function<LogTail.Listener, LogTail> maker) {
    tails = maker;
  }

  /** Whether there is anything to follow. */
  public synchronized boolean isOpen() {
    return tails != null;
  }

  /** The node stops. */
  public synchronized Future<Void> close() {
    tails = null;
    return stopReading();
  }

  void join(StreamLoop loop) {
    loops.add(loop);
  }

  void leave(StreamLoop loop) {
    loops.remove(loop);
  }

  synchronized void entered() {
    clients++;
    if (tail == null && tails != null) {
      Semaphore slots = new Semaphore(BATCHES_AHEAD);
      LogTail reading = tails.apply(records -> hand(records, slots));
      reading.start();
      tail = reading;
    }
  }

  synchronized void left() {
    clients--;
    if (clients == 0) {
      var unused = stopReading();
    }
  }

  private Future<Void> stopReading() {
    LogTail reading = tail;
    tail = null;
    return reading == null ? Future.succeededFuture() : reading.stop();
  }

  private void hand(ConsumerRecords<byte[], byte[]> records, Semaphore slots)
      throws InterruptedException {
    List<ProcessedRow> rows = rows(records);
    List<StreamLoop> now = List.copyOf(loops);
    // A loop that has ended takes nothing: rather too much at once than waiting for it for ever.
    boolean isFree = slots.tryAcquire(1, TimeUnit.SECONDS);
    AtomicInteger waiting = new AtomicInteger(now.size());
    for (StreamLoop loop : now) {
      loop.deliver(
          rows,
          () -> {
            if (waiting.decrementAndGet() == 0 && isFree) {
              slots.release();
            }
          });
    }
    if (now.isEmpty() && isFree) {
      slots.release();
    }
  }

  private static List<ProcessedRow> rows(ConsumerRecords<byte[], byte[]> records) {
    List<ProcessedRow> rows = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        rows.add(ProcessedRow.of(record.value()));
      } catch (InvalidMessageException e) {
        LOG.debug("The record at offset {} is no processed update", record.offset(), e);
      }
    }
    return rows;
  }
}
