package io.skysentinel.history.flight;

/**
 * A flight that is to be written.
 *
 * @param id of the row that it takes the place of; {@link #NEW} for a new one
 */
public record FlightWrite(long id, Flight flight) {
  /** There is no such row yet. */
  public static final long NEW = 0;

  public boolean isNew() {
    return id == NEW;
  }

  /** Of what it was made, in bytes. */
  public byte[] state() {
    return FlightParts.write(flight.parts());
  }

  /** Where it was, in bytes. */
  public byte[] path() {
    return FlightPath.write(flight.path());
  }
}
