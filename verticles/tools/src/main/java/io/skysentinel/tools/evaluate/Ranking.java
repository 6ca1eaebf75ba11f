package io.skysentinel.tools.evaluate;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How well a score tells updates within events from the rest.
 *
 * @param averagePrecision the mean of the precision at each update of an event
 * @param auc how often an update of an event has a higher score than another one
 */
record Ranking(int updates, int within, double averagePrecision, double auc) {

  /** Of scores and of whether something really happened then; equal scores are one step. */
  static Ranking of(double[] scores, boolean[] happened) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
    int within = 0;
    int without = 0;
    double precision = 0;
    double pairs = 0;
    for (int from = 0; from < order.length; ) {
      int hits = 0;
      int to = from;
      for (; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
        hits += happened[order[to]] ? 1 : 0;
      }
      int others = to - from - hits;
      pairs += (double) others * within + 0.5 * others * hits;
      within += hits;
      without += others;
      precision += hits * (double) within / to;
      from = to;
    }
    return new Ranking(
        scores.length,
        within,
        precision / Math.max(1, within),
        pairs / Math.max(1.0, (double) within * without));
  }
}
