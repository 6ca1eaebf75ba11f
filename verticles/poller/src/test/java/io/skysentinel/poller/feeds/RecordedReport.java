package io.skysentinel.poller.feeds;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what feeds tell of themselves. */
public final class RecordedReport implements FeedReport {

  /** A failure and the wait after it. */
  public record Failed(FeedFailure failure, long retryInMs) {
    public FailureKind kind() {
      return failure.kind();
    }
  }

  public final List<Integer> successes = new CopyOnWriteArrayList<>();
  public final List<Failed> failures = new CopyOnWriteArrayList<>();

  @Override
  public void succeeded(long latencyNanos, int states) {
    successes.add(states);
  }

  @Override
  public void failed(FeedFailure failure, long latencyNanos, long retryInMs) {
    failures.add(new Failed(failure, retryInMs));
  }

  public List<FailureKind> kinds() {
    return failures.stream().map(Failed::kind).toList();
  }
}
