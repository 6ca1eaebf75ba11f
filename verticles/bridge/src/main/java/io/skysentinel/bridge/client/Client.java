package io.skysentinel.bridge.client;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.questions.QuestionHandler.Question;
import io.skysentinel.bridge.questions.Reply;
import io.skysentinel.core.live.Stand;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.time.Budget;
import io.skysentinel.platform.web.Door;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A client of one event loop: its subscriptions, its questions, and whether it keeps up. */
public final class Client {

  /** What it gets. */
  enum State {
    /** Nothing until the hub's answer comes. */
    WAITING,
    /** Every tick. */
    FED,
    /** Nothing until its connection takes more. */
    BEHIND,
    /** Nothing: the connection is closed, or is being closed. */
    LEFT
  }

  /** A question that waits for its turn. */
  record Asked(Question question, Reply reply) {}

  final ClientSocket socket;
  final TransportName transport;
  final Door.Ticket ticket;
  final Budget messages;
  final Pass pass;
  final Map<String, Subscription> subscriptions = new HashMap<>(2);
  final Queue<Asked> questions = new ArrayDeque<>(1);
  State state = State.FED;

  /** How many of its topics a tick may change. */
  int views;

  /** What it wants as soon as it is known who it is; {@code null} when it is, or wants nothing. */
  @Nullable Runnable whenKnown;

  /** What it held when it was last fed: what is not among the shards afterwards, has ended. */
  List<Stand> told = List.of();

  /** What it held when it asked for what it missed; {@code null} when it has not asked. */
  @Nullable List<Stand> held;

  /** Counts what it waited for: an answer to an earlier wish is not for it any more. */
  int wish;

  /** Whether its first question is being answered. */
  boolean isAsking;

  /** Before that it gets no large answer. */
  long nextAnswerMs;

  /** Whether it waits for that. */
  boolean isPausing;

  /** How many large answers are on their way to it. */
  int answersOnTheWay;

  /** Whether its view is another one than what it was told of. */
  boolean viewIsNew;

  /** Whether something is queued that no flush has sent off. */
  boolean isUnflushed;

  /** Since when nothing can be sent to it; 0: it takes what comes. */
  long waitingSinceMs;

  /** The last tick that it got before it fell behind. */
  long lastTick;

  /** Until when more than usual may wait to be sent to it; 0: no more than usual. */
  long backlogUntilMs;

  long heardMs;

  Client(
      ClientSocket socket,
      TransportName transport,
      Door.Ticket ticket,
      Budget messages,
      Pass pass,
      long nowMs) {
    this.socket = socket;
    this.transport = transport;
    this.ticket = ticket;
    this.messages = messages;
    this.pass = pass;
    this.heardMs = nowMs;
  }

  public ClientSocket socket() {
    return socket;
  }

  /** Whether it is known who it is, or nobody asks. */
  public boolean isKnown() {
    return pass.isKnown();
  }

  public boolean hasLeft() {
    return state == State.LEFT;
  }

  public boolean isSubscribed(String address) {
    return subscriptions.containsKey(address);
  }

  /** To how many topics it is subscribed. */
  public int topics() {
    return subscriptions.size();
  }

  /** Writes what nobody else gets, and frees it. */
  public void writeOwn(ByteBuf own) {
    socket.write(own);
    own.release();
  }

  /** Its topics are others now. */
  void countViews() {
    views = (int) subscriptions.values().stream().filter(each -> each.topic.view() != null).count();
  }

  /** Something waits for its connection, from now on or already. */
  void waitsSince(long nowMs) {
    if (waitingSinceMs == 0) {
      waitingSinceMs = nowMs;
    }
  }
}
