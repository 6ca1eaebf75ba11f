package io.skysentinel.tools.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a million messages cost in each round, in processor seconds.
 *
 * @param ofMessages less what the server needs without clients, and without the JIT
 * @param ofAll everything counted
 */
record FanOutCosts(List<Double> ofMessages, List<Double> ofAll) {
  static FanOutCosts none() {
    return new FanOutCosts(new ArrayList<>(), new ArrayList<>());
  }

  /** The medians of a node's rounds beside those of a peer. */
  String against(FanOutCosts peer, String name, int clients) {
    double ours = Median.of(ofMessages);
    double theirs = Median.of(peer.ofMessages);
    double oursInAll = Median.of(ofAll);
    double theirsInAll = Median.of(peer.ofAll);
    return String.format(
        Locale.ROOT,
        "==> %,d clients, node and %s: medians %.2f and %.2f CPU s a million: the node costs %.2f x,"
            + " delivers %.1f x a CPU second; everything counted %.2f and %.2f, %.2f x",
        clients,
        name,
        ours,
        theirs,
        ours / theirs,
        theirs / ours,
        oursInAll,
        theirsInAll,
        oursInAll / theirsInAll);
  }
}
