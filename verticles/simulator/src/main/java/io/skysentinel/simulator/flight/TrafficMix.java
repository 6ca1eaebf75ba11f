package io.skysentinel.simulator.flight;

/** The shares of the kinds of traffic, in the order of {@link Kind}; they add up to 1. */
record TrafficMix(
    double arrival, double departure, double overflight, double light, double helicopter) {
  /** What brings an aircraft into the area. */
  enum Kind {
    ARRIVAL,
    DEPARTURE,
    OVERFLIGHT,
    LIGHT,
    HELICOPTER
  }

  private static final double GOLDEN = 0.6180339887498949;

  /** What flies in an area that holds these airports. */
  static TrafficMix of(boolean wholeWorld, boolean airlines, boolean lightFields) {
    if (wholeWorld) {
      return new TrafficMix(0.45, 0.45, 0, 0.07, 0.03);
    }
    double light = lightFields ? 0.15 : 0;
    double helicopter = lightFields || airlines ? 0.06 : 0;
    double scheduled = airlines ? 0.57 : 0;
    double over = 1 - light - helicopter - scheduled;
    return new TrafficMix(scheduled * 0.55, scheduled * 0.45, over, light, helicopter);
  }

  /**
   * The kind that a slot always flies. Fixed by slot, so that the mix is exact at every moment
   * however long each kind's flights last; by the golden ratio, so that any number of slots is
   * mixed evenly.
   */
  Kind of(int slot) {
    double at = (0.5 + slot * GOLDEN) % 1;
    for (Kind kind : Kind.values()) {
      at -= share(kind);
      if (at < 0) {
        return kind;
      }
    }
    return overflight > 0 ? Kind.OVERFLIGHT : Kind.ARRIVAL;
  }

  private double share(Kind kind) {
    return switch (kind) {
      case ARRIVAL -> arrival;
      case DEPARTURE -> departure;
      case OVERFLIGHT -> overflight;
      case LIGHT -> light;
      case HELICOPTER -> helicopter;
    };
  }
}
