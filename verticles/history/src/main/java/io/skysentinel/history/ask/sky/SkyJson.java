package io.skysentinel.history.ask.sky;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.PayloadWriter;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.read.Sighting;
import java.util.Comparator;
import java.util.List;

/** A sky of the past as a snapshot of the live protocol. */
final class SkyJson {
  private static final byte[] HEAD =
      JsonBytes.ascii("{'type':'snapshot','shard':0,'epoch':'past','seq':1,'t':");
  private static final byte[] FLIGHTS = JsonBytes.ascii(",'flights':[");
  private static final byte[] END = JsonBytes.ascii("]}\n");
  private static final int HEAD_SIZE = 128;
  private static final int FLIGHT_SIZE = 640;
  private static final double MS = 1000;

  private SkyJson() {}

  static byte[] of(List<Sighting> sky, SkyQuery query) {
    JsonBytes json = new JsonBytes(HEAD_SIZE + sky.size() * FLIGHT_SIZE);
    json.raw(HEAD).integer(Math.round(query.t() * MS)).raw(FLIGHTS);
    List<Placement> placed =
        sky.stream()
            .map(sighting -> Placement.of(sighting, query.t()))
            .filter(each -> shows(query, each.flight().state()))
            .sorted(Comparator.comparing((Placement each) -> each.flight().icao24()))
            .toList();
    for (int i = 0; i < placed.size(); i++) {
      if (i > 0) {
        json.raw(',');
      }
      write(json, placed.get(i));
    }
    return json.raw(END).toByteArray();
  }

  private static boolean shows(SkyQuery query, FlightState state) {
    return query.shows(state.lat(), state.lon());
  }

  private static void write(JsonBytes json, Placement placed) {
    FlightState state = placed.flight().state();
    if (placed.moved()) {
      PayloadWriter.writeInterpolated(json, state, placed.flight().feed());
    } else {
      PayloadWriter.write(json, state, placed.flight().feed());
    }
  }
}
