package io.skysentinel.history.read;

import static io.skysentinel.history.MadeAnomalies.T;
import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.history.MadeAnomalies;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.store.AnomalyStore;
import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.UpdateBatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnomalySearchIT {
  private static final AnomalyKind[] KINDS = AnomalyKind.values();
  private static final Severity[] SEVERITIES = Severity.values();
  private static final double ALWAYS = 253_402_300_800.0;

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private final List<AnomalyEvent> all = new ArrayList<>();
  private Past past;
  private AnomalyStore store;
  private Claim claim;

  /** A hundred, of which several begin at the same instant; every third has ended. */
  @BeforeEach
  void begin() throws Exception {
    past = new DatabasePast(database.vertx(), database.pool(), 4, Duration.ofSeconds(20));
    store = new AnomalyStore(database.pool(), "flights.anomalies");
    claim = get(store.claim(List.of(0), "test", null)).get(0);
    for (int i = 0; i < 100; i++) {
      AnomalyEvent event =
          MadeAnomalies.of(
              MadeAnomalies.event("a0000%x".formatted(i % 16), T + i / 4 + 0.25),
              KINDS[i % KINDS.length],
              SEVERITIES[i % SEVERITIES.length]);
      all.add(i % 3 == 0 ? MadeAnomalies.later(event, EventPhase.END, i, "It is over.") : event);
    }
    write(all);
  }

  private void write(List<AnomalyEvent> events) throws Exception {
    UpdateBatch.Progress read = new UpdateBatch.Progress(claim, claim.nextOffset() + events.size());
    get(store.write(List.of(read), events));
    claim = read.after();
  }

  private List<String> found(AnomalySearch search) throws Exception {
    return get(past.anomalies(search)).stream().map(StoredAnomaly::json).toList();
  }

  private List<String> expected(Predicate<AnomalyEvent> wanted) {
    return all.stream()
        .filter(wanted)
        .sorted(
            Comparator.comparingDouble(AnomalyEvent::tStart)
                .thenComparing(AnomalyEvent::id)
                .reversed())
        .map(event -> new String(AnomalyJson.encode(event), StandardCharsets.UTF_8))
        .toList();
  }

  private static AnomalySearch everything(AnomalySearch.@Nullable Place after, int limit) {
    return new AnomalySearch(0, ALWAYS, null, Severity.LOW, null, null, 0, false, after, limit);
  }

  @Test
  void allComeTheNewestFirst() throws Exception {
    assertThat(found(everything(null, 1_000))).isEqualTo(expected(event -> true));
  }

  @Test
  void timesAreThoseOfTheBeginning() throws Exception {
    AnomalySearch search =
        new AnomalySearch(
            T + 3.25, T + 7.25, null, Severity.LOW, null, null, 0, false, null, 1_000);

    assertThat(found(search))
        .hasSize(16)
        .isEqualTo(expected(event -> event.tStart() >= T + 3.25 && event.tStart() < T + 7.25));
  }

  @Test
  void whatIsNotWantedIsLeftOut() throws Exception {
    AnomalySearch grave =
        new AnomalySearch(
            0, ALWAYS, KINDS[1], Severity.MEDIUM, "a00001", null, 0, false, null, 1_000);
    AnomalySearch open =
        new AnomalySearch(0, ALWAYS, null, Severity.LOW, null, null, T + 30, true, null, 1_000);

    assertThat(found(grave))
        .isNotEmpty()
        .isEqualTo(
            expected(event ->
                event.kind() == KINDS[1]
                    && event.severity() != Severity.LOW
                    && event.icao24().equals("a00001")));
    assertThat(found(open))
        .isNotEmpty()
        .isEqualTo(
            expected(event -> event.phase() != EventPhase.END && event.tReported() >= T + 30));
  }

  @Test
  void aBoxMayReachAcrossTheDateLine() throws Exception {
    AnomalySearch there =
        new AnomalySearch(
            0,
            ALWAYS,
            null,
            Severity.LOW,
            null,
            new BoundingBox(40, 41, 170, -73),
            0,
            false,
            null,
            1_000);
    AnomalySearch elsewhere =
        new AnomalySearch(
            0,
            ALWAYS,
            null,
            Severity.LOW,
            null,
            new BoundingBox(40, 41, -73, 170),
            0,
            false,
            null,
            1_000);

    assertThat(found(there)).hasSize(100);
    assertThat(found(elsewhere)).isEmpty();
  }

  @Test
  void pagesStayAsTheyAreWhileMoreIsTold() throws Exception {
    List<String> before = expected(event -> true);
    List<String> paged = new ArrayList<>();
    AnomalySearch.@Nullable Place after = null;
    for (int page = 0; page < 15; page++) {
      List<StoredAnomaly> found = get(past.anomalies(everything(after, 7)));
      found.forEach(each -> paged.add(each.json()));
      after = found.get(found.size() - 1).place();
      AnomalyEvent newer = MadeAnomalies.event("b%05x".formatted(page), T + 1_000 + page);
      write(List.of(newer));
    }

    assertThat(paged).isEqualTo(before);
    assertThat(get(past.anomalies(everything(after, 7)))).isEmpty();
  }

  @Test
  void itIsToldWhenItBeganAndWhenItEnded() throws Exception {
    for (StoredAnomaly each : get(past.anomalies(everything(null, 1_000)))) {
      AnomalyEvent event =
          all.stream().filter(one -> one.id().equals(each.place().id())).findFirst().orElseThrow();
      assertThat(each.icao24()).isEqualTo(event.icao24());
      assertThat(each.tStart()).isEqualTo(event.tStart());
      assertThat(each.tLast())
          .isEqualTo(event.phase() == EventPhase.END ? event.tEnd() : event.tReported());
      assertThat(each.place().startUs()).isEqualTo(Math.round(event.tStart() * 1e6));
    }
  }
}
