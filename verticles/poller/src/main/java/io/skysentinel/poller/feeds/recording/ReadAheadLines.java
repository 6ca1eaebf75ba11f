package io.skysentinel.poller.feeds.recording;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.feed.replay.RecordedLine;
import io.skysentinel.core.feed.replay.ReplayPacer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lines of a recording that were read ahead, and when each of them is due. */
final class ReadAheadLines {

  /**
   * What is due now.
   *
   * @param waitMs when nothing is: how long to wait for the next line; 0: there is none
   */
  record Due(List<FlightState> states, List<Reject> rejects, long waitMs) {
    boolean isEmpty() {
      return states.isEmpty() && rejects.isEmpty();
    }

    private boolean isFull(int most) {
      return states.size() + rejects.size() >= most;
    }
  }

  private final ReplayPacer pacer;
  private final Deque<RecordedLine> lines = new ArrayDeque<>();
  private boolean nextIsPaced;

  ReadAheadLines(ReplayPacer pacer) {
    this.pacer = pacer;
  }

  void add(List<RecordedLine> read) {
    lines.addAll(read);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void setSpeed(double speed, long nowMs) {
    pacer.setSpeed(speed, nowMs);
  }

  /** A loop goes on where the times of the last one ended. */
  void startOver() {
    pacer.startOver();
  }

  /** Takes the lines that are due, until they hold so many states. */
  Due take(long nowMs, int most) {
    Due due = new Due(new ArrayList<>(), new ArrayList<>(), 0);
    while (!lines.isEmpty() && !due.isFull(most)) {
      long waitMs = untilNextMs(nowMs);
      if (waitMs > 0) {
        return new Due(due.states, due.rejects, waitMs);
      }
      take(lines.remove(), nowMs, due);
    }
    return due;
  }

  private void take(RecordedLine line, long nowMs, Due due) {
    nextIsPaced = false;
    for (FlightState state : line.answer().states()) {
      due.states.add(pacer.rebased(state, nowMs));
    }
    due.rejects.addAll(line.answer().rejects());
  }

  private long untilNextMs(long nowMs) {
    if (!nextIsPaced) {
      pacer.next(lines.element().newestContactUnix(), nowMs);
      nextIsPaced = true;
    }
    return pacer.delayMs(nowMs);
  }
}
