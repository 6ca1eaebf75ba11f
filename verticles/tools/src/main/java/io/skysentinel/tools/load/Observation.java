package io.skysentinel.tools.load;

/**
 * What the clients saw; the times of one that was taken, since the one before.
 *
 * @param tally from the start on
 * @param delivery of deltas, from the frame's time to its arrival; slow clients are not in it
 * @param firstSnapshot from the start of a connection
 * @param caughtUp of slow clients, from reading again to the first message made after that
 */
record Observation(Tally tally, Latencies delivery, Latencies firstSnapshot, Latencies caughtUp) {

  static Observation empty() {
    return new Observation(new Tally(), new Latencies(), new Latencies(), new Latencies());
  }

  /** What was seen so far; the times are forgotten here. */
  Observation take() {
    return new Observation(tally.copy(), delivery.take(), firstSnapshot.take(), caughtUp.take());
  }

  /** Adds what the clients of another loop saw. */
  void add(Observation other) {
    tally.add(other.tally);
    delivery.add(other.delivery);
    firstSnapshot.add(other.firstSnapshot);
    caughtUp.add(other.caughtUp);
  }
}
