package io.skysentinel.tools.bench;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;

/** How long after an answer its aircraft stand in frames; each squawks its answer's number. */
final class FrameTimes {
  private static final String SQUAWK = "\"squawk\":\"";
  private static final String MADE = "\"t\":";

  private final AtomicLongArray answered = new AtomicLongArray(ReceiverAnswer.NUMBERS);
  private final ConcurrentHistogram all = new ConcurrentHistogram(60_000, 3);
  private final ConcurrentHistogram first = new ConcurrentHistogram(60_000, 3);
  private final ConcurrentHistogram made = new ConcurrentHistogram(60_000, 3);
  private int newest;
  private volatile boolean measuring;

  void measure(boolean yes) {
    measuring = yes;
  }

  void answered(int poll, long ms) {
    answered.set(poll % ReceiverAnswer.NUMBERS, ms);
  }

  void frame(String text, long nowMs) {
    if (!text.startsWith("{\"type\":\"delta\"")) {
      return;
    }
    for (int at = text.indexOf(SQUAWK); at >= 0; at = text.indexOf(SQUAWK, at + 1)) {
      int from = at + SQUAWK.length();
      int number = Integer.parseInt(text.substring(from, from + 4), 8);
      boolean isFirst = isNewer(number);
      newest = isFirst ? number : newest;
      if (measuring && answered.get(number) > 0) {
        all.recordValue(nowMs - answered.get(number));
        if (isFirst) {
          first.recordValue(nowMs - answered.get(number));
          made.recordValue(Math.max(0, madeMs(text) - answered.get(number)));
        }
      }
    }
  }

  /** How many answers have been seen. */
  long answers() {
    return first.getTotalCount();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "first of an answer p50 %d p99 %d ms (%d answers; its frame was made after p50 %d p99 %d ms);"
            + " each aircraft p50 %d p99 %d max %d ms (%,d)",
        first.getValueAtPercentile(50),
        first.getValueAtPercentile(99),
        answers(),
        made.getValueAtPercentile(50),
        made.getValueAtPercentile(99),
        all.getValueAtPercentile(50),
        all.getValueAtPercentile(99),
        all.getMaxValue(),
        all.getTotalCount());
  }

  /** The numbers begin again; one that is half of them ahead is an older one. */
  private boolean isNewer(int number) {
    int ahead = Math.floorMod(number - newest, ReceiverAnswer.NUMBERS);
    return ahead > 0 && ahead < ReceiverAnswer.NUMBERS / 2;
  }

  private static long madeMs(String text) {
    int from = text.indexOf(MADE) + MADE.length();
    return Long.parseLong(text.substring(from, text.indexOf(',', from)));
  }
}
