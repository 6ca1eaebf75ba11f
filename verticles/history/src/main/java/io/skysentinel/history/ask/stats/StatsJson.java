package io.skysentinel.history.ask.stats;

import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.search.AircraftPast;
import io.skysentinel.history.search.DayCount;
import io.skysentinel.history.search.HourCount;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How much there is of the past, in JSON. */
final class StatsJson {
  private static final int SIZE = 128;

  private StatsJson() {}

  static byte[] days(List<DayCount> days) {
    return listed(
        "{'days':[",
        days,
        (json, day) -> {
          json.raw(JsonBytes.ascii("{'day':")).string(day.day());
          json.raw(JsonBytes.ascii(",'updates':")).integer(day.updates());
          json.raw(JsonBytes.ascii(",'flights':")).integer(day.flights());
          json.raw(JsonBytes.ascii(",'aircraft':")).integer(day.aircraft());
          json.raw(JsonBytes.ascii(",'anomalies':")).integer(day.anomalies()).raw('}');
        });
  }

  static byte[] hours(List<HourCount> hours) {
    return listed(
        "{'hours':[",
        hours,
        (json, hour) -> {
          json.raw(JsonBytes.ascii("{'hour':")).integer(hour.hour());
          json.raw(JsonBytes.ascii(",'updates':")).number(hour.updates()).raw('}');
        });
  }

  static byte[] aircraft(String icao24, Optional<AircraftPast> known) {
    JsonBytes json = new JsonBytes(SIZE);
    json.raw(JsonBytes.ascii("{'icao24':")).string(icao24);
    json.raw(JsonBytes.ascii(",'first_seen':"))
        .number(known.map(AircraftPast::firstSeen).orElse(Double.NaN));
    json.raw(JsonBytes.ascii(",'last_seen':"))
        .number(known.map(AircraftPast::lastSeen).orElse(Double.NaN));
    json.raw(JsonBytes.ascii(",'flights':")).integer(known.map(AircraftPast::flights).orElse(0L));
    return json.raw('}').raw('\n').toByteArray();
  }

  private static <T> byte[] listed(String begin, List<T> list, BiConsumer<JsonBytes, T> writer) {
    JsonBytes json = new JsonBytes(SIZE * (list.size() + 1)).raw(JsonBytes.ascii(begin));
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        json.raw(',');
      }
      writer.accept(json, list.get(i));
    }
    return json.raw(JsonBytes.ascii("]}\n")).toByteArray();
  }
}
