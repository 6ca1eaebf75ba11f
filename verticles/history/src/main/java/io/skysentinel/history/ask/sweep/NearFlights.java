package io.skysentinel.history.ask.sweep;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.track.WayPoint;
import io.skysentinel.history.read.Sweep;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who came near a point, each where it was nearest. */
final class NearFlights implements Sweep {
  static final int MOST = 200;

  private static final int FLIGHT_SIZE = 192;
  private static final double MICRO = 1e6;
  private static final double MILLI = 1e3;
  private static final double TENTH = 10;

  private final NearQuery query;
  private final Vec3 point;
  private final Map<String, Passing> passing = new TreeMap<>();

  /** What is known of one aircraft. */
  private static final class Passing {
    private final WayStretch way = new WayStretch();
    private @Nullable WayPoint last;
    private @Nullable NearestPlace nearest;
    private @Nullable String callsign;
    private @Nullable String type;
  }

  /** An aircraft that came near enough. */
  private record Near(String icao24, Passing of, NearestPlace nearest) {}

  NearFlights(NearQuery query) {
    this.query = query;
    this.point = Vec3.ofDegrees(query.lat(), query.lon());
  }

  @Override
  public void heard(Told told) {
    FlightState state = told.state();
    WayPoint place = WayPoint.of(state);
    if (place != null) {
      Passing of = passing.computeIfAbsent(state.icao24(), anew -> new Passing());
      of.way.add(place);
      of.callsign = state.callsign() == null ? of.callsign : state.callsign();
      of.type = state.aircraftType() == null ? of.type : state.aircraftType();
    }
  }

  @Override
  public boolean stretchEnds() {
    for (Passing of : passing.values()) {
      for (WayPoint place : of.way.take(of.last)) {
        NearestPlace here =
            of.last == null
                ? NearestPlace.of(point, place)
                : NearestPlace.between(point, of.last, place);
        of.nearest = of.nearest == null ? here : NearestPlace.nearer(of.nearest, here);
        of.last = place;
      }
    }
    return true;
  }

  /** Those who were within the distance, the nearest first. */
  byte[] json() {
    List<Near> near =
        passing.entrySet().stream()
            .filter(each -> isNear(each.getValue().nearest))
            .map(each -> near(each.getKey(), each.getValue()))
            .sorted(Comparator.comparingDouble(each -> each.nearest().metres()))
            .limit(MOST)
            .toList();
    JsonBytes json = new JsonBytes(64 + near.size() * FLIGHT_SIZE);
    json.raw(JsonBytes.ascii("{'flights':["));
    for (int i = 0; i < near.size(); i++) {
      write(i > 0 ? json.raw(',') : json, near.get(i));
    }
    return json.raw(JsonBytes.ascii("]}\n")).toByteArray();
  }

  private boolean isNear(@Nullable NearestPlace nearest) {
    return nearest != null && nearest.metres() <= query.metres();
  }

  private static Near near(String icao24, Passing of) {
    NearestPlace nearest = of.nearest;
    if (nearest == null) {
      throw new IllegalStateException(icao24 + " was nowhere");
    }
    return new Near(icao24, of, nearest);
  }

  private static void write(JsonBytes json, Near near) {
    WayPoint place = near.nearest().place();
    json.raw(JsonBytes.ascii("{'icao24':")).string(near.icao24());
    json.raw(JsonBytes.ascii(",'callsign':")).string(near.of().callsign);
    json.raw(JsonBytes.ascii(",'aircraft_type':")).string(near.of().type);
    json.raw(JsonBytes.ascii(",'t':")).number(rounded(place.t(), MILLI));
    json.raw(JsonBytes.ascii(",'distance_m':")).number(rounded(near.nearest().metres(), TENTH));
    json.raw(JsonBytes.ascii(",'lat':")).number(rounded(place.lat(), MICRO));
    json.raw(JsonBytes.ascii(",'lon':")).number(rounded(place.lon(), MICRO));
    json.raw(JsonBytes.ascii(",'altitude_m':")).number(rounded(place.altitudeM(), TENTH));
    json.raw('}');
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }
}
