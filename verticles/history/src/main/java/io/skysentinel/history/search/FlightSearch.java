package io.skysentinel.history.search;

import io.skysentinel.core.contract.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * Which flights are looked for. What is null may be anything.
 *
 * @param text the beginning of a callsign, or an address, or a registration
 * @param from that were heard since then, in Unix seconds
 * @param to that were heard until then
 * @param box that crossed it
 * @param altMin that were as high as that, in metres
 * @param altMax that were as low as that
 * @param limit how many are told
 * @param after behind which one
 */
public record FlightSearch(
    @Nullable String text,
    @Nullable Double from,
    @Nullable Double to,
    @Nullable BoundingBox box,
    Traits traits,
    @Nullable Double altMin,
    @Nullable Double altMax,
    int limit,
    SearchKey after) {

  /**
   * What else may be known of a flight.
   *
   * @param type of the aircraft
   * @param airport where it came from or went
   */
  public record Traits(
      @Nullable String country,
      @Nullable String squawk,
      @Nullable String type,
      @Nullable String airport) {
    public static final Traits ANY = new Traits(null, null, null, null);
  }

  /** All flights, the newest first. */
  public static FlightSearch all(int limit) {
    return new FlightSearch(null, null, null, null, Traits.ANY, null, null, limit, SearchKey.BEGIN);
  }

  /** The same flights behind another one. */
  FlightSearch after(SearchKey key) {
    return new FlightSearch(text, from, to, box, traits, altMin, altMax, limit, key);
  }
}
