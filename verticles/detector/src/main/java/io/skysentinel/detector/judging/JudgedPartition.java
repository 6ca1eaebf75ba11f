package io.skysentinel.detector.judging;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.Judgement;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A partition and its judge. What was told of it before is judged again in silence, so that the
 * judge knows what the one before it knew. Not for two threads at once.
 *
 * <p>The judge hears of the time in steps of a second, of the same seconds whoever reads the log
 * and however fast: the records alone decide what is said.
 */
public final class JudgedPartition {
  static final long STEP_MS = 1_000;

  /** After a longer silence all aircraft are gone, and nothing is learnt from more steps. */
  static final long MOST_STEPS = 900;

  private final Judge judge;
  private final long speakFrom;
  private final long saidUntilMs;
  private final Consumer<RuntimeException> failures;
  private long logMs;
  private boolean speaks;

  /**
   * @param speakFrom the first offset of which nothing was told yet
   * @param saidUntilMs up to which time of the log silence was judged and told
   * @param failures is told when the judge fails: the rest has to go on without that update
   */
  public JudgedPartition(
      Judge judge, long speakFrom, long saidUntilMs, Consumer<RuntimeException> failures) {
    this.judge = judge;
    this.speakFrom = speakFrom;
    this.saidUntilMs = saidUntilMs;
    this.failures = failures;
  }

  /** Judges an update. */
  public void update(long offset, long recordMs, Envelope update, Spoken out) {
    readUpTo(offset, out);
    passTime(recordMs, out);
    Judgement judgement = judged(update, recordMs);
    if (speaks && judgement != null) {
      out.processed(judgement.processed());
      judgement.events().forEach(out::event);
    }
  }

  /** Everything before that offset has been read, if only to find that it is no update. */
  public void readUpTo(long offset, Spoken out) {
    if (!speaks && offset >= speakFrom) {
      passTime(saidUntilMs, out);
      speaks = true;
    }
  }

  /** Nothing more will come of the time before that, as far as anybody knows. */
  public void quiet(long untilMs, Spoken out) {
    if (speaks) {
      passTime(untilMs, out);
    }
  }

  /** Whether the past has been read, so that what is judged now is told. */
  public boolean speaks() {
    return speaks;
  }

  /** The time that the log has come to here, in Unix milliseconds; 0 before the first record. */
  public long logMs() {
    return logMs;
  }

  /** What to leave beside the offset up to which it was told. */
  public CommitNote note(String writer) {
    return new CommitNote(writer, speaks ? Math.max(logMs, saidUntilMs) : saidUntilMs);
  }

  /**
   * Up to where it was told.
   *
   * @param position up to where it was read
   */
  public long toldUpTo(long position) {
    return speaks ? position : speakFrom;
  }

  private @Nullable Judgement judged(Envelope update, long recordMs) {
    try {
      return judge.judge(update, recordMs);
    } catch (RuntimeException e) {
      failures.accept(e);
      return null;
    }
  }

  private List<AnomalyEvent> advanced(long step) {
    try {
      return judge.advance(step);
    } catch (RuntimeException e) {
      failures.accept(e);
      return List.of();
    }
  }

  private void passTime(long untilMs, Spoken out) {
    long until = untilMs - Math.floorMod(untilMs, STEP_MS);
    if (until <= logMs) {
      return;
    }
    long from = logMs == 0 ? until : Math.max(logMs + STEP_MS, until - MOST_STEPS * STEP_MS);
    for (long step = from; step <= until; step += STEP_MS) {
      List<AnomalyEvent> events = advanced(step);
      if (step > saidUntilMs) {
        events.forEach(out::event);
      }
    }
    logMs = until;
  }
}
