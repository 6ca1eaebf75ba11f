package io.skysentinel.history.ask.export;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.envelope.PayloadWriter;
import io.skysentinel.core.json.JsonBytes;

/** A collection of GeoJSON with a point for each update that says where the aircraft is. */
final class GeoJsonPoints implements UpdateWriter {
  private boolean follows;

  @Override
  public void begin(JsonBytes out) {
    out.raw(JsonBytes.ascii("{'type':'FeatureCollection','features':["));
  }

  @Override
  public void write(Told told, JsonBytes out) {
    FlightState state = told.state();
    if (!state.hasPosition()) {
      return;
    }
    out.raw(JsonBytes.ascii(follows ? ",\n" : "\n"));
    follows = true;
    out.raw(JsonBytes.ascii("{'type':'Feature','geometry':{'type':'Point','coordinates':["));
    out.number(state.lon()).raw(',').number(state.lat());
    double height = Double.isNaN(state.geoAltitudeM()) ? state.altitudeM() : state.geoAltitudeM();
    if (!Double.isNaN(height)) {
      out.raw(',').number(height);
    }
    out.raw(JsonBytes.ascii("]},'properties':"));
    PayloadWriter.write(out, state, told.source().feed());
    out.raw('}');
  }

  @Override
  public void end(JsonBytes out) {
    out.raw(JsonBytes.ascii("\n]}\n"));
  }
}
