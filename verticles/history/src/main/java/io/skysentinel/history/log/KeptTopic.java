package io.skysentinel.history.log;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.platform.log.UpdateRecords;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic of which each record is kept: how it is read, and what its records tell.
 *
 * @param name of the topic
 * @param things what its records are, in a log's line: {@code Updates}
 * @param mayBeMissing whether there are logs without it, which are none the worse
 * @param mostWaiting so many records are written, however little time has gone by
 * @param ids tells which topic of that name there is
 * @param readers makes members of the group that shares its partitions out
 * @param records reads a record, on one thread; {@code null} where it tells nothing
 */
public record KeptTopic<T>(
    String name,
    String things,
    boolean mayBeMissing,
    int mostWaiting,
    Supplier<TopicIds> ids,
    Supplier<Consumer<byte[], byte[]>> readers,
    Function<ConsumerRecord<byte[], byte[]>, @Nullable T> records) {
  /** At 250 bytes an update some 15 MB; as many as a second of a busy sky brings. */
  private static final int MOST_UPDATES = 50_000;

  /** At 2 kB an anomaly some 10 MB; as many as a busy sky brings in a day. */
  private static final int MOST_ANOMALIES = 5_000;

  /** What aircraft told. */
  public static KeptTopic<Told> updates(String name, HistoryClients clients) {
    UpdateRecords updates = new UpdateRecords();
    return new KeptTopic<>(
        name,
        "Updates",
        false,
        MOST_UPDATES,
        () -> clients.topicIds(name),
        clients::updates,
        record -> {
          @Nullable Envelope update = updates.read(record);
          return update == null ? null : new Told(update.source(), update.payload());
        });
  }

  /** What detectors said, which not every log has. */
  public static KeptTopic<AnomalyEvent> anomalies(String name, HistoryClients clients) {
    return new KeptTopic<>(
        name,
        "Anomalies",
        true,
        MOST_ANOMALIES,
        () -> clients.topicIds(name),
        clients::anomalies,
        new AnomalyRecords()::read);
  }

  /** By a pattern, a topic that is not there is waited for in silence. */
  void subscribe(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener listener) {
    if (mayBeMissing) {
      consumer.subscribe(Pattern.compile(Pattern.quote(name)), listener);
    } else {
      consumer.subscribe(List.of(name), listener);
    }
  }
}
