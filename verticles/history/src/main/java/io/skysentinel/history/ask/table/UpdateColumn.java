package io.skysentinel.history.ask.table;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of updates.
 *
 * @param value what of an update stands in it: a {@link Double} for a time, a place or a number, an
 *     {@link Integer}, a {@link Boolean} or a {@link String}; {@code null} where it is not known
 */
public record UpdateColumn(String name, Kind kind, Function<Told, @Nullable Object> value) {
  /** All there are; further ones may come at the end. */
  public static final List<UpdateColumn> ALL =
      List.of(
          number("last_contact", Kind.TIME, FlightState::lastContactUnix),
          number("time_position", Kind.TIME, FlightState::timePositionUnix),
          text("icao24", FlightState::icao24),
          text("callsign", FlightState::callsign),
          number("lat", Kind.PLACE, FlightState::lat),
          number("lon", Kind.PLACE, FlightState::lon),
          number("altitude_m", Kind.NUMBER, FlightState::altitudeM),
          number("geo_altitude_m", Kind.NUMBER, FlightState::geoAltitudeM),
          number("velocity_mps", Kind.NUMBER, FlightState::velocityMps),
          number("heading_deg", Kind.NUMBER, FlightState::headingDeg),
          number("vertical_rate_mps", Kind.NUMBER, FlightState::verticalRateMps),
          new UpdateColumn("on_ground", Kind.FLAG, told -> told.state().onGround()),
          text("squawk", FlightState::squawk),
          new UpdateColumn("spi", Kind.FLAG, told -> told.state().spi()),
          text("origin_country", FlightState::originCountry),
          code("category", FlightState::category),
          code("position_source", FlightState::positionSource),
          text("registration", FlightState::registration),
          text("aircraft_type", FlightState::aircraftType),
          text("origin", FlightState::origin),
          text("destination", FlightState::destination),
          code("nic", FlightState::nic),
          code("nac_p", FlightState::nacP),
          text("emergency", FlightState::emergency),
          new UpdateColumn("feed", Kind.TEXT, told -> told.source().feed()),
          new UpdateColumn("provider", Kind.TEXT, told -> told.source().provider()),
          new UpdateColumn("mode", Kind.TEXT, told -> told.source().mode().wireName()));

  /** What the values of a column are. */
  public enum Kind {
    /** Unix seconds. */
    TIME,
    /** Degrees, of which hardly two are the same. */
    PLACE,
    NUMBER,
    /** Whole and small. */
    CODE,
    FLAG,
    TEXT
  }

  private static UpdateColumn number(String name, Kind kind, ToDoubleFunction<FlightState> value) {
    return new UpdateColumn(
        name,
        kind,
        told -> {
          double number = value.applyAsDouble(told.state());
          return Double.isNaN(number) ? null : number;
        });
  }

  private static UpdateColumn code(String name, ToIntFunction<FlightState> value) {
    return new UpdateColumn(
        name,
        Kind.CODE,
        told -> {
          int code = value.applyAsInt(told.state());
          return code == FlightState.UNKNOWN ? null : code;
        });
  }

  private static UpdateColumn text(String name, Function<FlightState, @Nullable String> value) {
    return new UpdateColumn(name, Kind.TEXT, told -> value.apply(told.state()));
  }
}
