package io.skysentinel.history.ask.stream;

import io.skysentinel.history.read.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From when to when anything was known when it was last asked, and when to ask again. */
final class KnownSpan {
  /** So long it is not asked again. */
  static final long PAUSE_MS = 1_000;

  private @Nullable Span span;
  private boolean wasAsked;
  private long askedMs;

  /** Whether to ask now, if something beyond that instant may be wanted. */
  boolean isDue(double wanted, long nowMs) {
    Span now = span;
    return !wasAsked || ((now == null || wanted > now.to()) && nowMs - askedMs >= PAUSE_MS);
  }

  /** It is being asked. */
  void ask(long nowMs) {
    wasAsked = true;
    askedMs = nowMs;
  }

  /** There may be more by now, whenever it was asked. */
  void doubt() {
    wasAsked = false;
  }

  void is(Optional<Span> answer) {
    span = answer.orElse(null);
  }

  /** What is known; {@code null} when nothing is. */
  @Nullable Span span() {
    return span;
  }

  /** The instant, or the first or last one of which anything is known. */
  double within(double t) {
    Span now = span;
    return now == null ? t : Math.max(now.from(), Math.min(now.to(), t));
  }
}
