package io.skysentinel.history.ask.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.history.ask.table.UpdateColumn;
import io.skysentinel.history.ask.table.UpdateColumn.Kind;
import io.skysentinel.history.block.MadeUpdates;
import io.skysentinel.history.parquet.DuckReader;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ParquetTableTest {
  private static final String EVERYTHING =
      UpdateColumn.ALL.stream()
          .map(column ->
              column.kind() == Kind.TIME ? "epoch_us(%s)".formatted(column.name()) : column.name())
          .collect(Collectors.joining(", ", "select ", " from FILE"));

  @Property(tries = 40)
  void whatAnEnvelopeCanCarryIsInIt(@ForAll long seed) throws Exception {
    List<Told> updates = MadeUpdates.any(seed);
    try (DuckReader reader = new DuckReader(write(updates))) {
      assertThat(reader.ask(EVERYTHING))
          .isEqualTo(updates.stream().map(ParquetTableTest::expected).toList());
    }
  }

  private static List<Object> expected(Told told) {
    List<Object> row = new ArrayList<>();
    for (UpdateColumn column : UpdateColumn.ALL) {
      Object value = column.value().apply(told);
      row.add(column.kind() == Kind.TIME && value != null ? micros((Double) value) : value);
    }
    return row;
  }

  private static Object micros(double unix) {
    return unix >= -62_135_596_800.0 && unix < 253_402_300_800.0 ? Math.round(unix * 1e6) : null;
  }

  /** As in the tables of the database; CSV has Unix seconds. */
  @Test
  void timesAreTimestamps() throws Exception {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.lastContactUnix = 1_767_323_044.123456;
    state.timePositionUnix = 1e18;
    try (DuckReader reader =
        new DuckReader(write(List.of(new Told(MadePast.SOURCE, state.build()))))) {
      assertThat(
              reader.ask(
                  "select last_contact = '2026-01-02 03:04:04.123456+00'::timestamptz,"
                      + " time_position is null from FILE"))
          .containsExactly(List.of(true, true));
    }
  }

  private static byte[] write(List<Told> updates) {
    UpdateWriter writer = ExportFormat.PARQUET.writer(0);
    JsonBytes out = new JsonBytes(1_000);
    writer.begin(out);
    updates.forEach(told -> writer.write(told, out));
    writer.end(out);
    return out.toByteArray();
  }
}
