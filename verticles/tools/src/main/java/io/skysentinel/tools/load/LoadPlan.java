package io.skysentinel.tools.load;

import io.skysentinel.core.live.View;

/**
 * What is to be done.
 *
 * @param view what every client watches
 * @param box the box of that view as it was written, empty for the world
 * @param rampPerSecond how many connections are opened a second
 * @param patienceSeconds after so long without another client getting in, those that are in have to
 *     do
 * @param slowShare which part of the clients stops reading now and then, 0 to 1
 * @param slowPauseSeconds for how long they read nothing; then they read for half as long
 * @param storm whether all connections are cut and opened again in the middle
 */
record LoadPlan(
    Target target,
    Protocol protocol,
    View view,
    String box,
    int clients,
    int rampPerSecond,
    int durationSeconds,
    int patienceSeconds,
    double slowShare,
    int slowPauseSeconds,
    boolean storm,
    int threads) {

  /** Spreads the slow ones evenly: client 0 is never one unless all are. */
  boolean isSlow(int client) {
    return Math.floor((client + 1) * slowShare) > Math.floor(client * slowShare);
  }

  /** Whether slow clients read in this second of the run. */
  boolean slowReadAt(long second) {
    int cycle = slowPauseSeconds + Math.max(1, slowPauseSeconds / 2);
    return second % cycle >= slowPauseSeconds;
  }
}
