package io.skysentinel.history.flight;

import io.skysentinel.history.flight.FlightPart.Sayings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flight as it is known so far.
 *
 * @param airTime that it is a part of, or all of
 * @param firstMs when it was heard first, in Unix milliseconds
 * @param whole all that was heard of it, under its callsign
 * @param parts the same, apart
 * @param path where it was, in order
 */
public record Flight(
    AirTime airTime,
    long firstMs,
    long lastMs,
    FlightPart whole,
    List<FlightPart> parts,
    List<FlightPoint> path) {

  public String icao24() {
    return airTime.icao24();
  }

  public @Nullable String callsign() {
    return whole.hasCallsign() ? whole.callsign() : null;
  }

  public long updates() {
    return whole.updates();
  }

  /** The 1° cells that it was heard in, ascending. */
  public int[] cells() {
    return whole.cells();
  }

  public List<String> squawks() {
    return whole.squawks();
  }

  /** The lowest that it was, in metres; null where that is not known. */
  public @Nullable Float low() {
    return height(whole.low());
  }

  public @Nullable Float high() {
    return height(whole.high());
  }

  /** Where it was last; null where that is not known. */
  public @Nullable FlightPoint last() {
    return whole.last();
  }

  /** Where it was first; null where that is not known. */
  public @Nullable FlightPoint first() {
    return path.isEmpty() ? null : path.get(0);
  }

  public @Nullable String registration() {
    return text(sayings().registration());
  }

  public @Nullable String aircraftType() {
    return text(sayings().aircraftType());
  }

  public @Nullable String country() {
    return text(sayings().country());
  }

  /** As it was told, not found out. */
  public @Nullable String origin() {
    return text(sayings().origin());
  }

  /** As it was told, not found out. */
  public @Nullable String destination() {
    return text(sayings().destination());
  }

  private Sayings sayings() {
    return whole.sayings();
  }

  private static @Nullable String text(@Nullable Saying saying) {
    return saying == null ? null : saying.text();
  }

  private static @Nullable Float height(int metres) {
    return metres == FlightPoint.NO_HEIGHT ? null : (float) metres;
  }
}
