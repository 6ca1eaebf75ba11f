package io.skysentinel.history.compact;

import static java.util.stream.Collectors.joining;

import io.skysentinel.history.flight.Flight;
import io.skysentinel.history.flight.FlightEnds;
import io.skysentinel.history.flight.FlightPoint;
import io.skysentinel.history.flight.FlightWrite;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of {@code flights}, what of a flight stands in each, and how rows are written. */
final class FlightRows {
  private static final double MS = 1000;

  private final List<Column> columns;

  /**
   * A column.
   *
   * @param type of what is sent
   * @param expression that makes the column's value of it
   */
  private record Column(
      String name,
      String type,
      String expression,
      Function<FlightWrite, @Nullable Object> value,
      IntFunction<@Nullable Object[]> array) {}

  /**
   * @param ends tells where flights came from and went
   */
  FlightRows(FlightEnds ends) {
    columns =
        List.of(
            text("icao24", Flight::icao24),
            text("callsign", Flight::callsign),
            time("first_seen", Flight::firstMs),
            time("last_seen", Flight::lastMs),
            text("origin", ends::origin),
            text("destination", ends::destination),
            text("registration", Flight::registration),
            text("aircraft_type", Flight::aircraftType),
            text("country", Flight::country),
            // An array of arrays would have to be a rectangle.
            list("squawks", "text[]", flight -> flight.squawks().toString()),
            list("cells", "int4[]", flight -> Arrays.toString(flight.cells())),
            real("altitude_min_m", Flight::low),
            real("altitude_max_m", Flight::high),
            place("lat", FlightPoint::lat),
            place("lon", FlightPoint::lon),
            new Column(
                "updates", "int8", "given.updates", row -> row.flight().updates(), Long[]::new),
            time("air_from", flight -> flight.airTime().firstMs()),
            time("air_to", flight -> flight.airTime().lastMs()),
            bytes("path", FlightWrite::path),
            bytes("state", FlightWrite::state));
  }

  /** Writes new rows of {@link #addValues}. */
  String insert() {
    return "insert into flights (%s, ended) select %s, false from unnest(%s) as given (%s)"
        .formatted(joined(Column::name), joined(Column::expression), parameters(1), names());
  }

  /** Writes over the rows whose ids are the first parameter, before {@link #addValues}. */
  String update() {
    return """
    update flights set (%s, ended, written_at) = row(%s, false, now())
    from unnest($1::int8[], %s) as given (row_id, %s)
    where flights.id = given.row_id
    """
        .formatted(joined(Column::name), joined(Column::expression), parameters(2), names());
  }

  /** Adds what is written, an array a column. */
  void addValues(Tuple values, List<FlightWrite> flights) {
    for (Column column : columns) {
      values.addValue(flights.stream().map(column.value()).toArray(column.array()));
    }
  }

  private String names() {
    return joined(Column::name);
  }

  private String joined(Function<Column, String> part) {
    return columns.stream().map(part).collect(joining(", "));
  }

  private String parameters(int first) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "$%d::%s[]".formatted(first + i, columns.get(i).type()))
        .collect(joining(", "));
  }

  private static Column text(String name, Function<Flight, @Nullable String> value) {
    return new Column(
        name, "text", "given." + name, row -> value.apply(row.flight()), String[]::new);
  }

  /** Such as [1, 2], of what has no characters that would need quotes. */
  private static Column list(String name, String type, Function<Flight, String> value) {
    return new Column(
        name,
        "text",
        "translate(given.%s, '[] ', '{}')::%s".formatted(name, type),
        row -> value.apply(row.flight()),
        String[]::new);
  }

  private static Column time(String name, ToLongFunction<Flight> ms) {
    return new Column(
        name,
        "float8",
        "to_timestamp(given.%s)".formatted(name),
        row -> ms.applyAsLong(row.flight()) / MS,
        Double[]::new);
  }

  private static Column real(String name, Function<Flight, @Nullable Float> value) {
    return new Column(
        name, "float4", "given." + name, row -> value.apply(row.flight()), Float[]::new);
  }

  private static Column place(String name, ToDoubleFunction<FlightPoint> value) {
    return new Column(
        name,
        "float8",
        "given." + name,
        row -> {
          FlightPoint last = row.flight().last();
          return last == null ? null : value.applyAsDouble(last);
        },
        Double[]::new);
  }

  private static Column bytes(String name, Function<FlightWrite, byte[]> value) {
    return new Column(
        name, "bytea", "given." + name, row -> Buffer.buffer(value.apply(row)), Buffer[]::new);
  }
}
