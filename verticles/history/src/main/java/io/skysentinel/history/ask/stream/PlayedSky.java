package io.skysentinel.history.ask.stream;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.live.SkyFrames;
import io.skysentinel.core.live.View;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The sky at an instant, and what is heard next. */
final class PlayedSky {
  /** Who was not heard for so long is not in the sky. */
  static final double STALE_SECONDS = 60;

  private final SkyFrames frames;
  private final Map<String, Told> sky = new HashMap<>();
  private final Queue<Told> ahead = new ArrayDeque<>();
  private double knownTo;

  /**
   * @param frames are told of what a view shows of it
   */
  PlayedSky(SkyFrames frames) {
    this.frames = frames;
  }

  /** It is this one, of an instant; nothing is known of what is heard next. */
  void begin(double t, List<Told> newest, View view) {
    sky.clear();
    ahead.clear();
    knownTo = t;
    newest.forEach(told -> sky.put(told.state().icao24(), told));
    frames.show(
        sky.values().stream()
            .filter(told -> view.shows(told.state()))
            .map(PlayedSky::flight)
            .toList());
  }

  /** What is heard next, up to a time, that included. */
  void add(List<Told> next, double until) {
    ahead.addAll(next);
    knownTo = until;
  }

  /** Up to when it is known what is heard, that included. */
  double knownTo() {
    return knownTo;
  }

  /** How many updates wait to be heard. */
  int ahead() {
    return ahead.size();
  }

  /** How many updates are kept. */
  int size() {
    return sky.size() + ahead.size();
  }

  /** It gets later, up to what is known. */
  void advanceTo(double t, View view) {
    for (Told next = ahead.peek(); next != null && contact(next) <= t; next = ahead.peek()) {
      hear(ahead.remove(), view);
    }
    for (Iterator<Told> all = sky.values().iterator(); all.hasNext(); ) {
      Told told = all.next();
      if (contact(told) < t - STALE_SECONDS) {
        all.remove();
        frames.remove(told.state().icao24());
      }
    }
  }

  private void hear(Told told, View view) {
    String icao24 = told.state().icao24();
    Told known = sky.get(icao24);
    if (known != null && told.state().isOlderThan(known.state())) {
      return;
    }
    sky.put(icao24, told);
    if (view.shows(told.state())) {
      frames.put(flight(told));
    } else {
      frames.remove(icao24);
    }
  }

  private static double contact(Told told) {
    return told.state().lastContactUnix();
  }

  private static Flight flight(Told told) {
    return new Flight(told.state(), told.source().feed());
  }
}
