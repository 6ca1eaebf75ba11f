package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.Severity;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the database is asked for anomalies. */
final class AnomalyStatement {
  static final String SQL =
      """
      select (extract(epoch from t_start) * 1000000)::int8, id, icao24,
        extract(epoch from t_start)::float8,
        extract(epoch from coalesce(t_end, t_reported))::float8, event::text
      from anomalies
      where t_start >= to_timestamp($1::float8) and t_start < to_timestamp($2::float8)
        and ($3::text is null or kind = $3) and severity = any($4::text[])
        and ($5::text is null or icao24 = $5)
        and ($6::float8 is null or lat between $6 and $7::float8
          and case when $8::float8 <= $9::float8 then lon between $8 and $9
            else lon >= $8 or lon <= $9 end)
        and t_reported >= to_timestamp($10::float8) and not ($11::bool and phase = 'end')
        and ($12::int8 is null
          or (t_start, id) < ('epoch'::timestamptz + $12 * interval '1 microsecond', $13::text))
      order by t_start desc, id desc
      limit $14::int4
      """;

  private AnomalyStatement() {}

  /** Its parameters. */
  static Tuple values(AnomalySearch search) {
    @Nullable BoundingBox box = search.box();
    AnomalySearch.@Nullable Place after = search.after();
    return Tuple.tuple()
        .addValue(search.from())
        .addValue(search.to())
        .addValue(search.kind() == null ? null : search.kind().name())
        .addValue(
            Arrays.stream(Severity.values())
                .filter(severity -> severity.compareTo(search.severity()) >= 0)
                .map(Severity::wireName)
                .toArray(String[]::new))
        .addValue(search.icao24())
        .addValue(box == null ? null : box.latMin())
        .addValue(box == null ? null : box.latMax())
        .addValue(box == null ? null : box.lonMin())
        .addValue(box == null ? null : box.lonMax())
        .addValue(search.since())
        .addValue(search.openOnly())
        .addValue(after == null ? null : after.startUs())
        .addValue(after == null ? null : after.id())
        .addValue(search.limit());
  }

  static List<StoredAnomaly> read(Iterable<Row> rows) {
    List<StoredAnomaly> found = new ArrayList<>();
    for (Row row : rows) {
      found.add(
          new StoredAnomaly(
              new AnomalySearch.Place(row.getLong(0), row.getString(1)),
              row.getString(2),
              row.getDouble(3),
              row.getDouble(4),
              row.getString(5)));
    }
    return found;
  }
}
