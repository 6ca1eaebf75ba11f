package io.skysentinel.history.block;

import io.skysentinel.core.contract.FlightState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All of an update that seldom changes: who tells it, how its numbers are written, and what is no
 * measurement. A row only says when its profile is another than that of the row before.
 *
 * @param source the source's number
 * @param shape the forms of the numbers, see {@link Shape}
 */
record Profile(
    int source,
    int shape,
    boolean onGround,
    boolean spi,
    int category,
    int positionSource,
    int nic,
    int nacP,
    @Nullable String callsign,
    @Nullable String squawk,
    @Nullable String originCountry,
    @Nullable String registration,
    @Nullable String aircraftType,
    @Nullable String origin,
    @Nullable String destination,
    @Nullable String emergency) {

  static Profile of(int source, int shape, FlightState state) {
    return new Profile(
        source,
        shape,
        state.onGround(),
        state.spi(),
        state.category(),
        state.positionSource(),
        state.nic(),
        state.nacP(),
        state.callsign(),
        state.squawk(),
        state.originCountry(),
        state.registration(),
        state.aircraftType(),
        state.origin(),
        state.destination(),
        state.emergency());
  }

  /** Whether {@link #of} would give an equal one: asked for each row, and nearly always true. */
  boolean isOf(int source, int shape, FlightState state) {
    return this.source == source
        && this.shape == shape
        && onGround == state.onGround()
        && spi == state.spi()
        && category == state.category()
        && positionSource == state.positionSource()
        && nic == state.nic()
        && nacP == state.nacP()
        && Objects.equals(callsign, state.callsign())
        && Objects.equals(squawk, state.squawk())
        && Objects.equals(originCountry, state.originCountry())
        && Objects.equals(registration, state.registration())
        && Objects.equals(aircraftType, state.aircraftType())
        && Objects.equals(origin, state.origin())
        && Objects.equals(destination, state.destination())
        && Objects.equals(emergency, state.emergency());
  }
}
