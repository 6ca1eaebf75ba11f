package io.skysentinel.bridge.rest;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.envelope.PayloadWriter;
import io.skysentinel.core.json.JsonBytes;
import java.util.List;

/** Flights as the payloads that all our JSON has. */
final class FlightsJson {
  private static final byte[] T = JsonBytes.ascii("{'t':");
  private static final byte[] FLIGHTS = JsonBytes.ascii(",'flights':[");
  private static final byte[] END = JsonBytes.ascii("]}\n");
  private static final int HEAD_SIZE = 64;
  private static final int FLIGHT_SIZE = 640;

  private FlightsJson() {}

  static byte[] list(long t, List<Flight> flights) {
    JsonBytes json = new JsonBytes(HEAD_SIZE + flights.size() * FLIGHT_SIZE);
    json.raw(T).integer(t).raw(FLIGHTS);
    for (int i = 0; i < flights.size(); i++) {
      if (i > 0) {
        json.raw(',');
      }
      write(json, flights.get(i));
    }
    return json.raw(END).toByteArray();
  }

  static byte[] one(Flight flight) {
    JsonBytes json = new JsonBytes(FLIGHT_SIZE);
    write(json, flight);
    return json.raw('\n').toByteArray();
  }

  private static void write(JsonBytes json, Flight flight) {
    PayloadWriter.write(json, flight.state(), flight.feed());
  }
}
