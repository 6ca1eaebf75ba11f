package io.skysentinel.simulator.flight;

import io.skysentinel.core.reference.Airport;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Airports to draw from, each as likely as its weight says. */
final class AirportIndex {
  private final List<Airport> airports;
  private final double[] cumulative;

  AirportIndex(List<Airport> all, ToDoubleFunction<Airport> weight) {
    airports = all.stream().filter(airport -> weight.applyAsDouble(airport) > 0).toList();
    cumulative = new double[airports.size()];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += weight.applyAsDouble(airports.get(i));
      cumulative[i] = sum;
    }
  }

  boolean isEmpty() {
    return airports.isEmpty();
  }

  Airport draw(RandomGenerator random) {
    double wanted = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, wanted);
    return airports.get(Math.min(found < 0 ? -found - 1 : found + 1, airports.size() - 1));
  }

  /** How much traffic of airlines and business aircraft an airport has, roughly. */
  static double traffic(Airport airport) {
    double runways = Math.pow(airport.runways().size() / 2.0, 0.8);
    return switch (airport.size()) {
      case LARGE -> 10 * runways;
      case SCHEDULED -> runways * (airport.longestRunwayM() > 1800 ? 1.2 : 0.3);
      case BUSINESS -> airport.longestRunwayM() > 1500 ? 0.5 : 0;
      case SMALL -> 0;
    };
  }

  /** How much light traffic an airport has, roughly. */
  static double lightTraffic(Airport airport) {
    return switch (airport.size()) {
      case LARGE -> 0.1;
      case SCHEDULED -> 0.5;
      case BUSINESS -> 1.5;
      case SMALL -> airport.longestRunwayM() > 700 ? 1 : 0;
    };
  }
}
