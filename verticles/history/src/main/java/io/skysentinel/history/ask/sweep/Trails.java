package io.skysentinel.history.ask.sweep;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.sky.Placement;
import io.skysentinel.history.ask.track.WayPoint;
import io.skysentinel.history.path.Simplification;
import io.skysentinel.history.read.Sighting;
import io.skysentinel.history.read.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the aircraft of a sky came from. Each stretch is simplified before the next is read. */
final class Trails implements Sweep {
  /** Some 10 MB. */
  static final int MOST_PLACES = 250_000;

  /** Nobody knows how it got from where it was before a silence to where it was after. */
  private static final double SILENCE_SECONDS = 900;

  private static final int PLACE_SIZE = 48;
  private static final int TRAIL_SIZE = 16;

  private final TrailsQuery query;
  private final Map<String, Trail> trails = new TreeMap<>();
  private int places;

  /** Of one aircraft. */
  private static final class Trail {
    private final WayStretch way = new WayStretch();
    private final List<WayPoint> places = new ArrayList<>(0);

    @Nullable WayPoint last() {
      return places.isEmpty() ? null : places.get(places.size() - 1);
    }
  }

  /**
   * @param sky those of the instant, and maybe some from beside the box
   */
  Trails(TrailsQuery query, List<Sighting> sky) {
    this.query = query;
    for (Sighting each : sky) {
      if (isWanted(each)) {
        trails.put(each.last().state().icao24(), new Trail());
      }
    }
  }

  /** As it is decided for the sky itself, so that the two fit together. */
  private boolean isWanted(Sighting sighting) {
    if (query.box() == null) {
      return true;
    }
    FlightState shown = Placement.of(sighting, query.t()).flight().state();
    return query.box().contains(shown.lat(), shown.lon());
  }

  @Override
  public void heard(Told told) {
    Trail trail = trails.get(told.state().icao24());
    WayPoint place = trail == null ? null : WayPoint.of(told.state());
    if (trail != null && place != null) {
      trail.way.add(place);
    }
  }

  @Override
  public boolean stretchEnds() {
    places = 0;
    for (Trail trail : trails.values()) {
      lengthen(trail);
      places += trail.places.size();
    }
    return !isTooMuch();
  }

  private void lengthen(Trail trail) {
    @Nullable WayPoint last = trail.last();
    List<WayPoint> line = new ArrayList<>();
    if (last != null) {
      line.add(last);
      trail.places.remove(trail.places.size() - 1);
    }
    for (WayPoint place : trail.way.take(last)) {
      if (last != null && place.t() - last.t() > SILENCE_SECONDS) {
        trail.places.clear();
        line.clear();
      }
      line.add(place);
      last = place;
    }
    trail.places.addAll(Simplification.of(line, query.simplifyM()));
  }

  /** Whether there is more than is told at once. */
  boolean isTooMuch() {
    return places > MOST_PLACES;
  }

  byte[] json() {
    JsonBytes json = new JsonBytes(64 + trails.size() * TRAIL_SIZE + places * PLACE_SIZE);
    json.raw(JsonBytes.ascii("{'t':")).number(query.t()).raw(JsonBytes.ascii(",'trails':{"));
    boolean isFirst = true;
    for (Map.Entry<String, Trail> each : trails.entrySet()) {
      if (!each.getValue().places.isEmpty()) {
        (isFirst ? json : json.raw(',')).string(each.getKey()).raw(':');
        WayPoint.write(json, each.getValue().places);
        isFirst = false;
      }
    }
    return json.raw(JsonBytes.ascii("}}\n")).toByteArray();
  }
}
