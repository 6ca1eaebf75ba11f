package io.skysentinel.history.store;

import static io.skysentinel.history.MadeAnomalies.T;
import static io.skysentinel.history.MadeAnomalies.event;
import static io.skysentinel.history.MadeAnomalies.later;
import static io.skysentinel.history.TestDatabase.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import io.skysentinel.history.TestDatabase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnomalyStoreIT {
  private static final AnomalyEvent START = event("a1b2c3", T);
  private static final AnomalyEvent UPDATE = later(START, EventPhase.UPDATE, 10, "It climbs.");
  private static final AnomalyEvent END = later(START, EventPhase.END, 60, "It is over.");

  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private AnomalyStore store;
  private Claim claim;

  @BeforeEach
  void begin() throws Exception {
    store = new AnomalyStore(database.pool(), "flights.anomalies");
    claim = get(store.claim(List.of(3), "node", null)).get(0);
  }

  private void write(AnomalyEvent... events) throws Exception {
    long next = claim.nextOffset() + events.length;
    get(store.write(List.of(new UpdateBatch.Progress(claim, next)), Arrays.asList(events)));
    claim = claim.upTo(next);
  }

  private Object known(String column) throws Exception {
    return database.ask("select " + column + " from anomalies").get(0);
  }

  @Test
  void anEventIsThereAsItWasTold() throws Exception {
    write(START);

    assertThat(known("event::text")).isEqualTo(new String(AnomalyJson.encode(START), UTF_8));
    assertThat(
            known(
                "concat_ws('|', id, phase, kind, severity, confidence, icao24, callsign,"
                    + " extract(epoch from t_start), extract(epoch from t_reported), lat, lon,"
                    + " altitude_m, evidence, text, detector, extract(epoch from produced_at))"))
        .isEqualTo(
            "a1b2c3-GO_AROUND-1767323044|start|GO_AROUND|high|0.93|a1b2c3|UAL123|1767323044.000000"
                + "|1767323062.000000|40.64|-73.78|310|{\"runway\": \"KJFK 22L\", \"lowest_m\": 128}"
                + "|Go-around at KJFK 22L.|go_around@1|1767323063.000000");
    assertThat(known("t_end")).isNull();
    assertThat(database.ask("select next_offset from offsets")).containsExactly(0L);
  }

  @Test
  void theNewestWordCounts() throws Exception {
    write(START);
    write(UPDATE);
    assertThat(known("text")).isEqualTo("It climbs.");
    write(END);

    assertThat(known("text")).isEqualTo("It is over.");
    assertThat(known("extract(epoch from t_end)::float8")).isEqualTo(END.tEnd());
    assertThat(known("count(*)")).isEqualTo(1L);
  }

  @Test
  void ofABatchTheNewestWordCountsToo() throws Exception {
    write(START, UPDATE, event("abcdef", T), END, UPDATE);

    assertThat(database.ask("select text from anomalies order by id"))
        .containsExactly("It is over.", "Go-around at KJFK 22L.");
  }

  @Test
  void whatIsReadAgainChangesNothing() throws Exception {
    write(START, UPDATE, END);
    String row = "select row(anomalies)::text from anomalies";
    List<Object> before = database.ask(row);

    write(START);
    assertThat(database.ask(row)).isEqualTo(before);
    write(UPDATE);
    write(END);
    assertThat(database.ask(row)).isEqualTo(before);
  }

  @Test
  void whoLostThePartitionWritesNothing() throws Exception {
    List<UpdateBatch.Progress> read = List.of(new UpdateBatch.Progress(claim, 5));
    get(store.claim(List.of(3), "another", null));

    assertThatThrownBy(() -> get(store.write(read, List.of(START))))
        .isInstanceOf(ClaimLostException.class)
        .hasMessageContaining("flights.anomalies");
    assertThat(database.ask("select id from anomalies")).isEmpty();
  }

  @Test
  void bothTopicsHaveOffsetsOfTheirOwn() throws Exception {
    UpdateStore updates = new UpdateStore(database.pool(), "flights.updates", () -> 0);
    write(START);

    assertThat(get(updates.claim(List.of(3), "node")))
        .containsExactly(new Claim(3, 1, Claim.NOTHING));
    write(UPDATE);
  }

  @Test
  void whatADatabaseCannotHoldKeepsNothingElseFromIt() throws Exception {
    AnomalyEvent odd =
        new AnomalyEvent(
            "odd",
            EventPhase.END,
            AnomalyKind.LEARNED,
            Severity.LOW,
            0,
            "~00abcd",
            "U\0A",
            T,
            T,
            1e300,
            Double.NaN,
            Double.NaN,
            1e300,
            List.of(
                Evidence.of("a\0", "\\u0000\0"),
                new Evidence("a\0", 1e300, null),
                Evidence.of("", "\ud800")),
            "\0\ud83d",
            0);
    write(odd, START);

    assertThat(database.ask("select callsign from anomalies order by id"))
        .containsExactly("UAL123", "UA");
    assertThat(database.ask("select t_end is null from anomalies where id = 'odd'"))
        .containsExactly(true);
  }

  @Test
  void theReaderReadsThem() throws Exception {
    write(START);

    database.run("begin; set local role sky_reader; select event from anomalies; commit");
  }
}
