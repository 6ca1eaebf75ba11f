package io.skysentinel.poller.feeds.receiver;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.feed.sbs.LineSplitter;
import io.skysentinel.core.feed.sbs.SbsMerger;
import java.util.ArrayList;
import java.util.List;

/** Bytes of a BaseStation port on their way to the next batch. */
final class SbsBatcher {
  /** A batch is handed over early when it has so many. */
  private static final int PLENTY = 500;

  /** Real lines have some 120 bytes. */
  private static final int MAX_LINE_BYTES = 4096;

  /** Several times what one antenna can hear. */
  private static final int MAX_AIRCRAFT = 20_000;

  private static final long EXPIRE_EVERY_MS = 10_000;

  private final LineSplitter splitter = new LineSplitter(MAX_LINE_BYTES);
  private final SbsMerger merger;
  private List<FlightState> states = new ArrayList<>();
  private List<Reject> rejects = new ArrayList<>();
  private long sinceNanos;
  private long expiredAtMs;

  SbsBatcher(String where) {
    this.merger = new SbsMerger(where, MAX_AIRCRAFT);
  }

  /** The rest of a half line will not come any more. */
  void newConnection() {
    splitter.clear();
  }

  void take(byte[] bytes, long nowMs) {
    if (isEmpty()) {
      sinceNanos = System.nanoTime();
    }
    double nowUnix = nowMs / 1000.0;
    splitter.accept(
        bytes,
        line -> merger.accept(line, nowUnix).handTo(states::add, rejects::add),
        start -> rejects.add(merger.overlong(start)));
  }

  void expire(long nowMs) {
    if (Math.abs(nowMs - expiredAtMs) >= EXPIRE_EVERY_MS) {
      expiredAtMs = nowMs;
      merger.expire(nowMs / 1000.0);
    }
  }

  boolean isEmpty() {
    return states.isEmpty() && rejects.isEmpty();
  }

  boolean isPlenty() {
    return states.size() + rejects.size() >= PLENTY;
  }

  int states() {
    return states.size();
  }

  /** Since the first of the batch came. */
  long ageNanos() {
    return System.nanoTime() - sinceNanos;
  }

  /** What has come so far; the next batch begins. */
  FeedBatch batch(Source source, long nowMs) {
    FeedBatch batch = new FeedBatch(source, nowMs, states, rejects);
    states = new ArrayList<>();
    rejects = new ArrayList<>();
    return batch;
  }
}
