package io.skysentinel.tools.load;

/**
 * What the clients saw.
 *
 * @param tally from the start on
 * @param delivery of deltas, since the observation before
 * @param firstSnapshot from the start of a connection, since the observation before
 * @param caughtUp of slow clients that read again, since the observation before
 */
record Observation(Tally tally, Latencies delivery, Latencies firstSnapshot, Latencies caughtUp) {

  static Observation empty() {
    return new Observation(new Tally(), new Latencies(), new Latencies(), new Latencies());
  }

  /** Adds what the clients of another loop saw. */
  void add(Observation other) {
    tally.add(other.tally);
    delivery.add(other.delivery);
    firstSnapshot.add(other.firstSnapshot);
    caughtUp.add(other.caughtUp);
  }
}
