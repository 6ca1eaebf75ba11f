package io.skysentinel.history.store;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.wire.InvalidMessageException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the table what detectors say, the newest word of each event, together with how far the
 * log was read.
 */
public final class AnomalyStore {
  /** What an address, the name of a kind and a time come to, and more. */
  private static final int LONGEST_ID = 100;

  private static final int LONGEST_ADDRESS = 16;
  private static final double MS_PER_SECOND = 1000;

  /** Of two words the newer one: an end stays the end, whatever is read again. */
  private static final Comparator<AnomalyEvent> WORD =
      Comparator.comparing(AnomalyEvent::phase)
          .thenComparingLong(AnomalyEvent::producedAtMs)
          .thenComparingDouble(AnomalyEvent::tReported);

  private final Pool pool;
  private final LogOffsets offsets;

  public AnomalyStore(Pool pool, String topic) {
    this.pool = pool;
    this.offsets = new LogOffsets(topic);
  }

  /**
   * The event, if the table can hold it.
   *
   * @throws InvalidMessageException in words when it is none that a detector would have written
   */
  public static AnomalyEvent checked(AnomalyEvent event) throws InvalidMessageException {
    check(event.id().length() <= LONGEST_ID && event.id().indexOf('\0') < 0, "id");
    check(event.icao24().length() <= LONGEST_ADDRESS && event.icao24().indexOf('\0') < 0, "icao24");
    check(FlightColumns.CALENDAR.contains(event.tStart()), "t_start");
    check(FlightColumns.CALENDAR.contains(event.tReported()), "t_reported");
    check(FlightColumns.CALENDAR.contains(event.producedAtMs() / MS_PER_SECOND), "produced_at");
    check(event.confidence() >= 0 && event.confidence() <= 1, "confidence");
    return event;
  }

  private static void check(boolean isGood, String member) throws InvalidMessageException {
    if (!isGood) {
      throw new InvalidMessageException(member + " cannot be that of an anomaly");
    }
  }

  /**
   * Takes partitions over from whoever had them.
   *
   * @param topicId of the topic that is read; {@code null} where the log has no such ids
   */
  public Future<List<Claim>> claim(
      Collection<Integer> partitions, String owner, @Nullable String topicId) {
    return offsets.claim(pool, partitions, owner, topicId);
  }

  /**
   * Writes a batch, or nothing of it.
   *
   * @param events as they were read, each checked
   * @return failed with a {@link ClaimLostException} when a partition is somebody else's by now, or
   *     the batch was written before
   */
  public Future<Void> write(List<UpdateBatch.Progress> read, List<AnomalyEvent> events) {
    Tuple values = AnomalyColumns.values(newest(events));
    return pool.withTransaction(connection -> {
      Future<Void> advanced = offsets.advance(connection, read);
      return events.isEmpty()
          ? advanced
          : advanced.compose(
              moved -> connection.preparedQuery(AnomalyColumns.UPSERT).execute(values).mapEmpty());
    });
  }

  /** In the order of their ids, so that two who write at once do not wait for each other. */
  private static List<AnomalyEvent> newest(List<AnomalyEvent> events) {
    Map<String, AnomalyEvent> newest = new TreeMap<>();
    for (AnomalyEvent event : events) {
      newest.merge(
          event.id(), event, (known, next) -> WORD.compare(next, known) < 0 ? known : next);
    }
    return List.copyOf(newest.values());
  }
}
