package io.skysentinel.history.ask.airports;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.reference.Airport;
import java.util.List;
import java.util.Locale;

/** Airports as a collection of points (RFC 7946). */
final class AirportsGeoJson {
  private static final int SIZE = 220;

  private AirportsGeoJson() {}

  static byte[] of(List<Airport> airports, BoundingBox box) {
    List<Airport> inBox =
        airports.stream().filter(each -> box.contains(each.latDeg(), each.lonDeg())).toList();
    JsonBytes json = new JsonBytes(SIZE * (inBox.size() + 1));
    json.raw(JsonBytes.ascii("{'type':'FeatureCollection','features':["));
    for (int i = 0; i < inBox.size(); i++) {
      if (i > 0) {
        json.raw(',');
      }
      write(json, inBox.get(i));
    }
    return json.raw(JsonBytes.ascii("]}\n")).toByteArray();
  }

  private static void write(JsonBytes json, Airport airport) {
    json.raw(JsonBytes.ascii("{'type':'Feature','id':")).string(airport.ident());
    json.raw(JsonBytes.ascii(",'geometry':{'type':'Point','coordinates':["));
    json.number(airport.lonDeg()).raw(',').number(airport.latDeg());
    json.raw(JsonBytes.ascii("]},'properties':{'ident':")).string(airport.ident());
    json.raw(JsonBytes.ascii(",'size':")).string(airport.size().name().toLowerCase(Locale.ROOT));
    json.raw(JsonBytes.ascii(",'country':")).string(airport.country());
    json.raw(JsonBytes.ascii(",'elevation_m':")).number(airport.elevationM());
    json.raw(JsonBytes.ascii(",'longest_runway_m':"));
    json.integer(Math.round(airport.longestRunwayM())).raw(JsonBytes.ascii("}}"));
  }
}
