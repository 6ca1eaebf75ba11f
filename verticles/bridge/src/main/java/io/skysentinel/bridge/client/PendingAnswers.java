package io.skysentinel.bridge.client;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.client.Client.Asked;
import io.skysentinel.bridge.client.Client.State;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.questions.QuestionHandler.Answer;
import io.skysentinel.bridge.questions.QuestionHandler.Question;
import io.skysentinel.bridge.questions.Reply;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.live.Stand;
import io.vertx.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the clients of one event loop wait for: to be brought up to date, and answers to their
 * questions. One large answer at a time is on its way to a client: whoever asks faster than it
 * reads keeps no more than one in memory. Of several wishes to be brought up to date only the
 * newest counts.
 */
final class PendingAnswers {
  private static final int MAX_QUESTIONS = 8;

  /**
   * Ticks go on while an answer is on its way to a client: for so long they may queue up behind it.
   * Else a client would, after each snapshot, be too far behind for anything but another.
   */
  private static final long BACKLOG_MS = 20_000;

  private static final int BACKLOG_BYTES = 256 * 1024;

  /**
   * Faster than that a client gets no answers, however fast it reads: each may be of a view that
   * nobody else has, and so be made for it alone.
   */
  private static final int ANSWER_BYTES_A_MS = 4 * 1024;

  private final Hub hub;
  private final Context context;
  private final LongSupplier steadyMs;
  private final BridgeMetrics metrics;
  private final BiConsumer<Client, Update> taker;
  private final Consumer<Client> full;

  /** Who waits for all that there is, with the number of the wish. */
  private Map<Client, Integer> lookers = new LinkedHashMap<>();

  private boolean looking;

  /**
   * Nothing that anybody waits for yet.
   *
   * @param taker is given what brings a client up to date, if it still waits for that
   * @param full is given clients whose connection takes no answer now
   */
  PendingAnswers(
      Hub hub,
      Context context,
      LongSupplier steadyMs,
      BridgeMetrics metrics,
      BiConsumer<Client, Update> taker,
      Consumer<Client> full) {
    this.hub = hub;
    this.context = context;
    this.steadyMs = steadyMs;
    this.metrics = metrics;
    this.taker = taker;
    this.full = full;
  }

  /** It waits for what it missed since it held these: for everything, when it held nothing. */
  void bringUpToDate(Client client, List<Stand> held) {
    client.held = List.copyOf(held);
    client.wish++;
    next(client);
  }

  /** It waits for an answer; {@code false} when it waits for too many. */
  boolean ask(Client client, Question question, Reply reply) {
    if (client.questions.size() >= MAX_QUESTIONS) {
      return false;
    }
    client.questions.add(new Asked(question, reply));
    next(client);
    return true;
  }

  /** It waits for nothing any more. */
  void forget(Client client) {
    lookers.remove(client);
    client.questions.clear();
    client.held = null;
  }

  /** Sends a large answer in some parts, which stay the caller's. */
  void send(Client client, List<ByteBuf> lent) {
    int bytes = lent.stream().mapToInt(ByteBuf::readableBytes).sum();
    if (bytes == 0) {
      next(client);
      return;
    }
    client.socket.allowBacklog(bytes + BACKLOG_BYTES);
    long now = steadyMs.getAsLong();
    client.backlogUntilMs = now + BACKLOG_MS;
    client.nextAnswerMs = now + bytes / ANSWER_BYTES_A_MS;
    lent.forEach(client.socket::queue);
    client.socket.flush();
    metrics.sent(client.transport, 1, bytes);
    client.answersOnTheWay++;
    client.socket.whenSent(() -> sent(client));
  }

  private void sent(Client client) {
    client.answersOnTheWay--;
    if (client.state != State.BEHIND) {
      client.waitingSinceMs = 0;
    }
    next(client);
  }

  private void next(Client client) {
    List<Stand> held = client.held;
    if (held == null && client.questions.isEmpty()) {
      return;
    }
    if (client.answersOnTheWay > 0) {
      client.waitsSince(steadyMs.getAsLong());
    } else if (client.nextAnswerMs > steadyMs.getAsLong()) {
      pause(client);
    } else if (held != null) {
      client.held = null;
      lookUp(client, held);
    } else if (!client.socket.isWritable()) {
      full.accept(client);
    } else if (!client.isAsking) {
      client.isAsking = true;
      client.questions.element().question().ask(context, answer -> answered(client, answer));
    }
  }

  private void pause(Client client) {
    if (!client.isPausing) {
      client.isPausing = true;
      long ms = Math.max(1, client.nextAnswerMs - steadyMs.getAsLong());
      context
          .owner()
          .timer(ms, TimeUnit.MILLISECONDS)
          .onComplete(unused -> {
            client.isPausing = false;
            next(client);
          });
    }
  }

  private void answered(Client client, Answer answer) {
    client.isAsking = false;
    Asked asked = client.questions.poll();
    // Who has left has no questions.
    if (asked != null) {
      ByteBuf bytes = answer.bytes(asked.reply());
      send(client, List.of(bytes));
      bytes.release();
    }
  }

  private void lookUp(Client client, List<Stand> held) {
    int wish = client.wish;
    if (!held.isEmpty()) {
      hub.resume(context, held, update -> take(client, wish, update));
      return;
    }
    lookers.put(client, wish);
    if (!looking) {
      looking = true;
      hub.look(context, this::takeAll);
    }
  }

  /** One look serves all who came to wait for it meanwhile. */
  private void takeAll(Update update) {
    looking = false;
    Map<Client, Integer> waiting = lookers;
    lookers = new LinkedHashMap<>();
    waiting.forEach((client, wish) -> take(client, wish, update));
  }

  private void take(Client client, int wish, Update update) {
    if (client.state == State.WAITING && client.wish == wish) {
      taker.accept(client, update);
    }
  }
}
