package io.skysentinel.simulator;

import io.skysentinel.simulator.flight.Seeds;
import io.skysentinel.simulator.flight.SimulatedFlight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lets events happen at random times to flights that are in a state for them, and labels them. */
final class EventInjector {
  private static final int MOST_TRIED = 4000;
  private static final double SECONDS_PER_MINUTE = 60;

  private final SimulatedFlight[] flights;
  private final double meanGapS;
  private final Random random;
  private final EventScripts scripts;
  private final List<EventKind> deck = new ArrayList<>();
  private final List<TruthEvent> truth = new ArrayList<>();
  private double nextUnix;

  EventInjector(SimulatorSettings settings, double startUnix, SimulatedFlight[] flights) {
    this.flights = flights;
    meanGapS = SECONDS_PER_MINUTE / settings.eventsPerMinute();
    random = new Random(Seeds.mix(settings.seed(), -2));
    scripts = new EventScripts(settings.bbox(), flights, random, truth);
    nextUnix = startUnix + gapS();
  }

  /** Lets happen what is to happen up to and including that time. */
  void advanceTo(double unix) {
    while (nextUnix <= unix) {
      happen(nextUnix);
      nextUnix += gapS();
    }
  }

  List<TruthEvent> drain() {
    List<TruthEvent> drained = List.copyOf(truth);
    truth.clear();
    return drained;
  }

  /** Independent events: gaps between them are exponentially distributed. */
  private double gapS() {
    return -Math.log(1 - random.nextDouble()) * meanGapS;
  }

  /** Kinds are dealt like cards, so that all come up equally often where flights allow it. */
  private void happen(double unix) {
    if (deck.isEmpty()) {
      Collections.addAll(deck, EventKind.values());
      Collections.shuffle(deck, random);
    }
    for (int card = 0; card < deck.size(); card++) {
      if (happenToSomeone(deck.get(card), unix)) {
        deck.remove(card);
        return;
      }
    }
    // None of what is left can happen to anybody now: deal anew next time.
    deck.clear();
  }

  private boolean happenToSomeone(EventKind kind, double unix) {
    int first = random.nextInt(flights.length);
    int tried = Math.min(flights.length, MOST_TRIED);
    for (int i = 0; i < tried; i++) {
      int slot = (first + i) % flights.length;
      if (scripts.play(kind, slot, unix)) {
        return true;
      }
    }
    return false;
  }
}
