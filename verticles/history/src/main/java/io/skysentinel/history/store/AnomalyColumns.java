package io.skysentinel.history.store;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.json.JsonBytes;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of {@code anomalies}, and what of an event stands in each. */
final class AnomalyColumns {
  private static final double MS_PER_SECOND = 1000;

  /** An older word changes nothing: an end stays the end, whatever is read again. */
  static final String UPSERT =
      """
      insert into anomalies as known (
        id, phase, kind, severity, confidence, icao24, callsign, t_start, t_reported, t_end, lat,
        lon, altitude_m, evidence, text, detector, produced_at, event)
      select id, phase, kind, severity, confidence, icao24, callsign, to_timestamp(t_start),
        to_timestamp(t_reported), to_timestamp(t_end), lat, lon, altitude_m, evidence::jsonb, words,
        detector, to_timestamp(produced_at), event::json
      from unnest(
        $1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::text[], $7::text[],
        $8::float8[], $9::float8[], $10::float8[], $11::float8[], $12::float8[], $13::float4[],
        $14::text[], $15::text[], $16::text[], $17::float8[], $18::text[])
        as given (id, phase, kind, severity, confidence, icao24, callsign, t_start, t_reported,
          t_end, lat, lon, altitude_m, evidence, words, detector, produced_at, event)
      on conflict (id) do update set (
        phase, kind, severity, confidence, icao24, callsign, t_start, t_reported, t_end, lat, lon,
        altitude_m, evidence, text, detector, produced_at, event)
        = row(excluded.phase, excluded.kind, excluded.severity, excluded.confidence,
          excluded.icao24, excluded.callsign, excluded.t_start, excluded.t_reported,
          excluded.t_end, excluded.lat, excluded.lon, excluded.altitude_m, excluded.evidence,
          excluded.text, excluded.detector, excluded.produced_at, excluded.event)
      where (array_position('{start,update,end}'::text[], known.phase), known.produced_at, known.t_reported)
        <= (array_position('{start,update,end}'::text[], excluded.phase), excluded.produced_at,
          excluded.t_reported)
      """;

  private AnomalyColumns() {}

  /** The parameters of {@link #UPSERT}, for events of which each is there once. */
  static Tuple values(List<AnomalyEvent> events) {
    return Tuple.tuple()
        .addValue(texts(events, AnomalyEvent::id))
        .addValue(texts(events, event -> event.phase().wireName()))
        .addValue(texts(events, event -> event.kind().name()))
        .addValue(texts(events, event -> event.severity().wireName()))
        .addValue(numbers(events, AnomalyEvent::confidence))
        .addValue(texts(events, AnomalyEvent::icao24))
        .addValue(texts(events, AnomalyEvent::callsign))
        .addValue(numbers(events, AnomalyEvent::tStart))
        .addValue(numbers(events, AnomalyEvent::tReported))
        .addValue(numbers(events, event -> time(event.tEnd())))
        .addValue(numbers(events, AnomalyEvent::lat))
        .addValue(numbers(events, AnomalyEvent::lon))
        .addValue(events.stream().map(AnomalyColumns::altitude).toArray(Float[]::new))
        .addValue(texts(events, AnomalyColumns::evidence))
        .addValue(texts(events, AnomalyEvent::text))
        .addValue(texts(events, event -> event.kind().detector()))
        .addValue(numbers(events, event -> event.producedAtMs() / MS_PER_SECOND))
        .addValue(texts(events, event -> text(AnomalyJson.encode(event))));
  }

  private static Object texts(
      List<AnomalyEvent> events, Function<AnomalyEvent, @Nullable String> value) {
    return events.stream()
        .map(value)
        .map(text -> text == null ? null : FlightColumns.withoutZero(text))
        .toArray(String[]::new);
  }

  private static Object numbers(List<AnomalyEvent> events, Function<AnomalyEvent, Double> value) {
    return events.stream()
        .map(value)
        .map(number -> Double.isNaN(number) ? null : number)
        .toArray(Double[]::new);
  }

  private static double time(double unix) {
    return FlightColumns.CALENDAR.contains(unix) ? unix : Double.NaN;
  }

  private static @Nullable Float altitude(AnomalyEvent event) {
    return Double.isNaN(event.altitudeM()) ? null : (float) event.altitudeM();
  }

  private static String evidence(AnomalyEvent event) {
    JsonBytes json = new JsonBytes(128);
    AnomalyJson.evidence(json, event.evidence().stream().map(AnomalyColumns::withoutZero).toList());
    return text(json.toByteArray());
  }

  /** A jsonb takes none, not even written as an escape. */
  private static Evidence withoutZero(Evidence item) {
    return new Evidence(
        item.name().replace("\0", ""),
        item.number(),
        item.text() == null ? null : item.text().replace("\0", ""));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
