package io.skysentinel.simulator;

import io.skysentinel.core.contract.BoundingBox;

/**
 * What sky to simulate. Equal settings give equal skies.
 *
 * @param aircraft how many are in the air or taxiing at any moment, 1 … 100,000
 * @param bbox where they are; one that leaves it is replaced by the next
 * @param updateIntervalS seconds between two reports of an aircraft
 * @param jitterS by how much a report may be early or late; at most 40 % of the interval counts
 * @param eventsPerMinute labelled events in the whole sky, on average; 0 for none
 * @param noise whether every report carries the small errors of real sensors
 */
public record SimulatorSettings(
    long seed,
    int aircraft,
    BoundingBox bbox,
    double updateIntervalS,
    double jitterS,
    double eventsPerMinute,
    boolean noise) {

  /** More than this is more than the whole world has in the air, several times over. */
  public static final int MAX_AIRCRAFT = 100_000;

  public SimulatorSettings {
    check(aircraft >= 1 && aircraft <= MAX_AIRCRAFT, "aircraft must be 1 to 100000", aircraft);
    check(updateIntervalS > 0, "the update interval must be more than 0 seconds", updateIntervalS);
    check(jitterS >= 0, "the jitter must not be negative", jitterS);
    check(eventsPerMinute >= 0, "events per minute must not be negative", eventsPerMinute);
    check(
        bbox.latMin() < bbox.latMax(), "the southern border must lie south of the northern", bbox);
    check(bbox.lonMin() != bbox.lonMax(), "the area must be wider than nothing", bbox);
  }

  private static void check(boolean valid, String expectation, Object value) {
    if (!valid) {
      throw new IllegalArgumentException(expectation + ", not " + value);
    }
  }
}
