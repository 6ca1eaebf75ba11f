package io.skysentinel.history.ask.track;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.envelope.PayloadWriter;
import io.skysentinel.core.json.JsonBytes;
import java.util.List;

/** A track as all updates, each with everything that it tells. */
final class JsonTrack {
  private static final int HEAD_SIZE = 128;
  private static final int UPDATE_SIZE = 640;

  private JsonTrack() {}

  static byte[] write(Track track) {
    List<Told> updates = track.updates();
    JsonBytes json = new JsonBytes(HEAD_SIZE + updates.size() * UPDATE_SIZE);
    json.raw(JsonBytes.ascii("{'icao24':")).string(track.query().icao24());
    json.raw(JsonBytes.ascii(",'callsign':")).string(track.callsign());
    json.raw(JsonBytes.ascii(",'from':")).number(track.query().from());
    json.raw(JsonBytes.ascii(",'to':")).number(track.query().to());
    json.raw(JsonBytes.ascii(",'track':["));
    for (int i = 0; i < updates.size(); i++) {
      Told told = updates.get(i);
      PayloadWriter.write(i > 0 ? json.raw(',') : json, told.state(), told.source().feed());
    }
    return json.raw(JsonBytes.ascii("]}\n")).toByteArray();
  }
}
