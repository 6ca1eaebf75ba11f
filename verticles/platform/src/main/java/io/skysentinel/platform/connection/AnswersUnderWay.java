package io.skysentinel.platform.connection;

import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The answers under way on a connection that carries many at a time. They wait for the other side's
 * leave one by one, above what waits to be sent on the connection, so they are counted and timed
 * here.
 */
final class AnswersUnderWay {
  /** Of each: its stream, its request, and what holds the bytes that all answers share. */
  static final int BYTES_AN_ANSWER = 4 * 1024;

  /** More slowly nobody reads who wants to have it. */
  private static final int SLOWEST_BYTES_A_SECOND = 4 * 1024;

  private static final long MS_PER_SECOND = 1_000;

  private final ClientMemory memory;
  private final List<Answer> answers = new ArrayList<>();

  private static final class Answer {
    private final HttpServerResponse response;
    private final long sinceMs;
    private boolean live;

    Answer(HttpServerResponse response, long nowMs) {
      this.response = response;
      this.sinceMs = nowMs;
    }

    /** However much it is, it may take longer by that only. */
    boolean isOverdue(long nowMs, long patienceMs) {
      long forItsSize = response.bytesWritten() * MS_PER_SECOND / SLOWEST_BYTES_A_SECOND;
      return !live && nowMs - sinceMs >= patienceMs + forItsSize;
    }
  }

  AnswersUnderWay(ClientMemory memory) {
    this.memory = memory;
  }

  /** A request has begun that it answers. */
  void began(HttpServerResponse response, long nowMs) {
    memory.keep(BYTES_AN_ANSWER);
    answers.add(new Answer(response, nowMs));
  }

  /** It goes on as a client wants it, who has limits of its own. */
  void becameLive(HttpServerResponse response) {
    answers.stream()
        .filter(answer -> answer.response == response)
        .forEach(answer -> answer.live = true);
  }

  /**
   * Forgets those that have come to their end, and ends those that take too long.
   *
   * @return how many those are
   */
  int endOverdue(long nowMs, long patienceMs) {
    int ended = 0;
    for (Iterator<Answer> each = answers.iterator(); each.hasNext(); ) {
      Answer answer = each.next();
      boolean overdue = !answer.response.closed() && answer.isOverdue(nowMs, patienceMs);
      if (overdue) {
        answer.response.reset().onFailure(unused -> {});
        ended++;
      }
      if (overdue || answer.response.closed()) {
        each.remove();
        memory.release(BYTES_AN_ANSWER);
      }
    }
    return ended;
  }

  /** The connection is closed. */
  void forgetAll() {
    memory.release((long) answers.size() * BYTES_AN_ANSWER);
    answers.clear();
  }

  /** How many there are. */
  int count() {
    return answers.size();
  }
}
