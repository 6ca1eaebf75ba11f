package io.skysentinel.simulator.fleet;

import java.util.List;
import java.util.random.RandomGenerator;

/** Who flies between two countries, and under which callsign. */
public final class Airlines {
  private Airlines() {}

  /** The country whose airlines fly between two: one of the two, else any. */
  public static String countryFor(String from, String to, RandomGenerator random) {
    String first = random.nextBoolean() ? from : to;
    if (Country.isKnown(first)) {
      return first;
    }
    String second = first.equals(from) ? to : from;
    return Country.isKnown(second) ? second : anyCountry(random);
  }

  /** Some country that has airlines. */
  public static String anyCountry(RandomGenerator random) {
    return Country.ALL.get(random.nextInt(Country.ALL.size())).iso();
  }

  /** A flight number of an airline of that country, as a callsign. */
  public static String callsign(String country, RandomGenerator random) {
    List<String> designators = Country.of(country).airlines();
    // The first ones of a list are the large ones.
    double skewed = random.nextDouble() * random.nextDouble();
    String designator = designators.get((int) (skewed * designators.size()));
    return designator + (1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 2900));
  }
}
