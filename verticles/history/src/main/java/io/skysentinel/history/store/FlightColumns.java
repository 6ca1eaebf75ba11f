package io.skysentinel.history.store;

import static java.util.stream.Collectors.joining;

import io.skysentinel.core.contract.FlightState;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code flights_current} and {@code flights_history}, and what of an update stands
 * in each. Many rows go out as one array a column, which the server reads faster than a batch.
 */
final class FlightColumns {
  /** The years that a time can be of: 1970 to 9999. */
  static final TimeRange CALENDAR = new TimeRange(0, 253_402_300_800L);

  private static final List<Column> ALL =
      List.of(
          text("icao24", FlightState::icao24),
          text("callsign", FlightState::callsign),
          exact("lat", FlightState::lat),
          exact("lon", FlightState::lon),
          real("altitude_m", FlightState::altitudeM),
          real("geo_altitude_m", FlightState::geoAltitudeM),
          real("velocity_mps", FlightState::velocityMps),
          real("heading_deg", FlightState::headingDeg),
          real("vertical_rate_mps", FlightState::verticalRateMps),
          flag("on_ground", FlightState::onGround),
          text("squawk", FlightState::squawk),
          flag("spi", FlightState::spi),
          time("time_position", FlightState::timePositionUnix),
          time("last_contact", FlightState::lastContactUnix),
          text("origin_country", FlightState::originCountry),
          number("category", FlightState::category),
          number("position_source", FlightState::positionSource),
          text("registration", FlightState::registration),
          text("aircraft_type", FlightState::aircraftType),
          text("origin", FlightState::origin),
          text("destination", FlightState::destination),
          number("nic", FlightState::nic),
          number("nac_p", FlightState::nacP),
          text("emergency", FlightState::emergency));

  /** Every column's name. */
  static final String NAMES = ALL.stream().map(Column::name).collect(joining(", "));

  /** The same columns of a row that could not be inserted, since there is one already. */
  static final String EXCLUDED =
      ALL.stream().map(column -> "excluded." + column.name()).collect(joining(", "));

  /** The rows that {@link #values} holds. */
  static final String ROWS =
      "select %s from unnest(%s) as given(%s)"
          .formatted(
              ALL.stream().map(Column::expression).collect(joining(", ")),
              IntStream.range(0, ALL.size())
                  .mapToObj(i -> "$%d::%s[]".formatted(i + 1, ALL.get(i).type()))
                  .collect(joining(", ")),
              NAMES);

  /**
   * A column.
   *
   * @param type of what is sent
   * @param expression that makes the column's value of it
   * @param value {@code null} where it is not known
   */
  private record Column(
      String name,
      String type,
      String expression,
      Function<FlightState, @Nullable Object> value,
      IntFunction<@Nullable Object[]> array) {}

  private FlightColumns() {}

  /** The parameters of a statement with {@link #ROWS}. */
  static Tuple values(List<FlightState> updates) {
    Tuple values = Tuple.tuple();
    for (Column column : ALL) {
      values.addValue(updates.stream().map(column.value()).toArray(column.array()));
    }
    return values;
  }

  private static Column text(String name, Function<FlightState, @Nullable String> value) {
    return new Column(name, "text", name, state -> withoutZero(value.apply(state)), String[]::new);
  }

  /** What a receiver says may hold the one character that PostgreSQL does not take. */
  static @Nullable String withoutZero(@Nullable String text) {
    return text == null || text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  private static Column flag(String name, Function<FlightState, @Nullable Object> value) {
    return new Column(name, "bool", name, value, Boolean[]::new);
  }

  private static Column exact(String name, ToDoubleFunction<FlightState> value) {
    return new Column(
        name, "float8", name, state -> known(value.applyAsDouble(state)), Double[]::new);
  }

  private static Column time(String name, ToDoubleFunction<FlightState> value) {
    return new Column(
        name,
        "float8",
        "to_timestamp(%s)".formatted(name),
        state -> {
          double time = value.applyAsDouble(state);
          return CALENDAR.contains(time) ? known(time) : null;
        },
        Double[]::new);
  }

  private static Column real(String name, ToDoubleFunction<FlightState> value) {
    return new Column(
        name,
        "float4",
        name,
        state -> {
          double known = value.applyAsDouble(state);
          return Double.isNaN(known) ? null : (float) known;
        },
        Float[]::new);
  }

  private static Column number(String name, ToIntFunction<FlightState> value) {
    return new Column(
        name,
        "int4",
        name,
        state -> {
          int known = value.applyAsInt(state);
          return known == FlightState.UNKNOWN ? null : known;
        },
        Integer[]::new);
  }

  private static @Nullable Object known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
