package io.skysentinel.core.detect.track;

/** A quantity's own recent past: mean and scatter over about two minutes. */
final class Usual {
  private static final double MEMORY_S = 120;

  private final double leastScatter;
  private double mean = Double.NaN;
  private double variance;
  private double weight;

  /** {@code leastScatter} is what the quantity's own steps and noise scatter by. */
  Usual(double leastScatter) {
    this.leastScatter = leastScatter;
  }

  /** How far off a value is, in deviations; then it counts as past itself. */
  double deviation(double value, double dt) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    if (Double.isNaN(mean)) {
      mean = value;
      weight = 0;
      return 0;
    }
    double off = value - mean;
    // A short past says little of the scatter.
    double scatter = Math.max(leastScatter, Math.sqrt(variance));
    double deviation = weight < 30 ? 0 : off / scatter;
    double share = 1 - Math.exp(-Math.max(0, Math.min(dt, 60)) / MEMORY_S);
    mean += share * off;
    variance = (1 - share) * (variance + share * off * off);
    weight += Math.min(dt, 60);
    return deviation;
  }
}
