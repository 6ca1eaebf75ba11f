package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.envelope.PayloadWriter;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.live.FlightEncoding;
import org.jspecify.annotations.Nullable;

/** Flights as clients get them. One for each thread: it reuses its buffer. */
public final class WireEncoding implements FlightEncoding {
  private static final int USUAL_SIZE = 1024;

  private final JsonBytes json = new JsonBytes(USUAL_SIZE);

  @Override
  public void json(Flight flight, Slices.Builder out) {
    json.clear();
    PayloadWriter.write(json, flight.state(), flight.feed());
    json.copyTo(out);
  }

  @Override
  public void packed(int id, @Nullable Flight before, Flight after, Slices.Builder out) {
    QuantizedFlight held = before == null ? null : QuantizedFlight.of(before);
    PackedRow.write(id, held, QuantizedFlight.of(after), out);
  }
}
