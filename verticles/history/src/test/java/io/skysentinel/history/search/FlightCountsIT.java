package io.skysentinel.history.search;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.search.FlightRowsMade.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.history.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlightCountsIT {
  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  @Test
  void daysHoursAndAircraftAreCounted() throws Exception {
    Flights flights =
        new DatabaseFlights(database.vertx(), database.pool(), 2, Duration.ofSeconds(20));
    FlightRowsMade rows = new FlightRowsMade(database);
    rows.ended("a00001", "ONE", 0);
    rows.ended("a00001", "TWO", 10_000);
    rows.ended("a00002", "SIX", 86_400);
    String bucket =
        "insert into closed_buckets (bucket, n, aircraft, t_min, t_max) values (%d, %d, 1, 0, 0)";
    database.run(bucket.formatted(T, 100));
    database.run(bucket.formatted(T + 86_400, 300));
    long day = T / 86_400 * 86_400;

    assertThat(get(flights.days(day, 2)))
        .containsExactly(
            new DayCount("2026-01-02", 100, 2, 1, 0), new DayCount("2026-01-03", 300, 1, 1, 0));
    assertThat(get(flights.days(day + 86_400, 1)))
        .containsExactly(new DayCount("2026-01-03", 300, 1, 1, 0));
    assertThat(get(flights.hours(day, 2))).containsExactly(new HourCount(3, 200));
    assertThat(get(flights.aircraft("a00001")))
        .contains(new AircraftPast("a00001", T, T + 13_600, 2));
    assertThat(get(flights.aircraft("ffffff"))).isEmpty();
  }
}
