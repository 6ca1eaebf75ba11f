package io.skysentinel.poller.ownership;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Which partition a feed belongs to: the one that its name hashes to.
 *
 * @param count how many there are
 */
record FeedPartitions(int count) {

  int of(String feed) {
    return Math.floorMod(feed.hashCode(), count);
  }

  Predicate<String> in(Set<Integer> partitions) {
    return feed -> partitions.contains(of(feed));
  }

  Predicate<String> notIn(Set<Integer> partitions) {
    return in(partitions).negate();
  }
}
