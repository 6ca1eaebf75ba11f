package io.skysentinel.core.live;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Slices;
import org.jspecify.annotations.Nullable;

/** How a flight is written, in each of the two encodings; each call appends without the cut. */
public interface FlightEncoding {

  /** The JSON of the envelope's payload with the feed's name. */
  void json(Flight flight, Slices.Builder out);

  /**
   * A packed row.
   *
   * @param before what whoever reads it holds, {@code null} when nothing: then the row is whole
   */
  void packed(int id, @Nullable Flight before, Flight after, Slices.Builder out);
}
