package io.skysentinel.tools.bench;

import java.util.List;

/** The middle of measurements; of an even number, between the two in the middle. */
final class Median {
  private Median() {}

  static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(half)) / 2;
  }
}
