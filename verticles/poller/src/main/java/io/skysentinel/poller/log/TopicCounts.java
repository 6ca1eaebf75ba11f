package io.skysentinel.poller.log;

import java.util.concurrent.atomic.AtomicInteger;

/** How many records of each topic. Any thread. */
final class TopicCounts {
  private final AtomicInteger states = new AtomicInteger();
  private final AtomicInteger updates = new AtomicInteger();
  private final AtomicInteger letters = new AtomicInteger();

  void add(LogTopic topic) {
    counter(topic).incrementAndGet();
  }

  int of(LogTopic topic) {
    return counter(topic).get();
  }

  private AtomicInteger counter(LogTopic topic) {
    return switch (topic) {
      case STATE -> states;
      case UPDATES -> updates;
      case DEADLETTER -> letters;
    };
  }
}
