package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.News;
import io.skysentinel.core.live.View;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Gives one browser its snapshots, one at a time: while one is on its way, the next question waits,
 * so that whoever asks faster than it reads keeps no more than one in memory.
 *
 * <p>Deltas go on while a snapshot is on its way: they may queue up behind it. Else a browser
 * would, after each snapshot, be behind again and need another.
 */
final class SnapshotDesk {
  private static final int MAX_QUESTIONS = 8;
  private static final int BACKLOG_BYTES = 256 * 1024;

  private record Question(String replyAddress, View view) {}

  private final BusClient client;
  private final BusSocket socket;
  private final BusLoop loop;
  private final ArrayDeque<Question> questions = new ArrayDeque<>();
  private boolean asking;
  private boolean sending;

  /** Counts what was sent: news of an earlier one is no news. */
  private int sendings;

  SnapshotDesk(BusClient client, BusSocket socket, BusLoop loop) {
    this.client = client;
    this.socket = socket;
    this.loop = loop;
  }

  /**
   * Answers as soon as what was asked before has been sent.
   *
   * @return whether the question was taken
   */
  boolean ask(String replyAddress, View view) {
    if (questions.size() >= MAX_QUESTIONS) {
      return false;
    }
    questions.add(new Question(replyAddress, view));
    answerNext();
    return true;
  }

  /** Answers the next question, unless something is on its way. */
  void answerNext() {
    if (asking || sending || client.isClosed() || questions.isEmpty()) {
      return;
    }
    if (!socket.isWritable()) {
      client.fallBehind();
      return;
    }
    asking = true;
    loop.look(this::answer);
  }

  private void answer(News sky) {
    asking = false;
    Question question = questions.poll();
    if (client.isClosed() || question == null) {
      return;
    }
    ByteBuf answer =
        AnswerFraming.answer(socket.carriage(), question.replyAddress(), question.view(), sky);
    send(List.of(answer));
    answer.release();
  }

  /** Sends these, which stay the caller's. */
  void send(List<ByteBuf> lent) {
    int bytes = lent.stream().mapToInt(ByteBuf::readableBytes).sum();
    socket.allowBacklog(bytes + BACKLOG_BYTES);
    lent.forEach(socket::queue);
    socket.flush();
    sending = true;
    sendings++;
    int number = sendings;
    socket.whenSent(() -> sent(number));
  }

  private void sent(int number) {
    if (number != sendings || client.isClosed()) {
      return;
    }
    sending = false;
    // What queued up behind it goes first.
    socket.whenSent(() -> settled(number));
    answerNext();
  }

  private void settled(int number) {
    if (number == sendings && !client.isClosed()) {
      socket.allowBacklog(0);
    }
  }
}
