package io.skysentinel.platform.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.skysentinel.platform.config.HttpConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the web server: in which state it is, and when that has taken too long. To be
 * used on its event loop only.
 */
public final class Connection {
  private static final AttributeKey<Connection> KEY = AttributeKey.valueOf("sky.connection");

  /** Browsers wait for the answer to a request before they send another. */
  private static final int MAX_REQUESTS_AHEAD = 16;

  private final Channel channel;
  private final LongSupplier clock;
  private final Unsent unsent;

  /** Whether a client is on it, which has limits of its own. */
  private boolean live;

  private boolean cut;

  /** Where many requests are on it at a time, as HTTP/2 has it. */
  private @Nullable AnswersUnderWay answers;

  /** Whether a request has begun whose end has not come. */
  private boolean isReading;

  private int unanswered;
  private boolean wasServed;

  /** Since when it is reading, or since when there is nothing to do. */
  private long sinceMs;

  Connection(Channel channel, LongSupplier steadyMs) {
    this.channel = channel;
    this.clock = steadyMs;
    this.sinceMs = steadyMs.getAsLong();
    this.unsent = new Unsent(channel, sinceMs);
    channel.attr(KEY).set(this);
  }

  /** The connection of a request. */
  public static Connection of(HttpServerRequest request) {
    return Objects.requireNonNull(
        channelOf(request.connection()).attr(KEY).get(), "each connection is let in by the server");
  }

  /** What is below Vert.x's connection. */
  static Channel channelOf(HttpConnection http) {
    return ((ConnectionBase) http).channelHandlerContext().channel();
  }

  /** What is below it. */
  public Channel channel() {
    return channel;
  }

  /** Calls {@code listener} once it is closed, on its event loop. */
  public void onClosed(Runnable listener) {
    ChannelFuture unused = channel.closeFuture().addListener(closed -> listener.run());
  }

  /** Many requests are on it at a time, each with times of its own. */
  void becameMultiplexed(ClientMemory memory) {
    AnswersUnderWay many = new AnswersUnderWay(memory);
    answers = many;
    onClosed(many::forgetAll);
  }

  /** That answer goes on as a client wants it: the client has limits of its own. */
  public void becameLive(HttpServerResponse answer) {
    if (answers == null) {
      live = true;
    } else {
      answers.becameLive(answer);
    }
  }

  /**
   * No more requests come on it, but the messages of a client, who has limits of its own.
   *
   * @return the shortest way to send to it
   */
  public DirectSend becameWebSocket() {
    live = true;
    channel.pipeline().remove(RequestWatch.class);
    return DirectSend.to(channel);
  }

  /**
   * Ends it now, with all that waits to be sent; Vert.x would wait until that is sent. In a task of
   * its own, since whoever finds out may stand in the middle of reading it.
   */
  public void hangUp() {
    cut = true;
    Future<?> unused = channel.eventLoop().schedule(() -> close(channel), 0, TimeUnit.MILLISECONDS);
  }

  /** Ends an answer now, and the connection with it unless others are on it, too. */
  public void hangUp(HttpServerResponse answer) {
    if (answers != null) {
      answer.reset().onFailure(unused -> {});
    } else {
      hangUp();
    }
  }

  static void close(Channel channel) {
    ChannelFuture unused = channel.pipeline().firstContext().close();
  }

  boolean isCut() {
    return cut;
  }

  /** A request of HTTP/2 has come, which RequestWatch does not see. */
  void answersWith(HttpServerResponse answer) {
    if (answers != null) {
      answers.began(answer, clock.getAsLong());
    }
  }

  // ---- what RequestWatch sees

  void requestBegan() {
    isReading = true;
    sinceMs = clock.getAsLong();
    unanswered++;
    cut = cut || unanswered > MAX_REQUESTS_AHEAD;
  }

  void requestCame() {
    isReading = false;
    sinceMs = clock.getAsLong();
  }

  void answered() {
    live = false;
    wasServed = true;
    unanswered = Math.max(0, unanswered - 1);
    if (!isReading) {
      sinceMs = clock.getAsLong();
    }
  }

  // ---- what the loop asks now and then

  /** Why it has to end now; {@code null} when it may go on. */
  @Nullable CutReason due(HttpConfig.Limits limits) {
    long now = clock.getAsLong();
    unsent.look(now);
    if (live) {
      return null;
    }
    if (cut) {
      return CutReason.PIPELINED;
    }
    if (unsent.stuckMs(now) >= TimeUnit.SECONDS.toMillis(limits.unreadSeconds())) {
      return CutReason.UNREAD;
    }
    long waitedMs = now - sinceMs;
    if (answers != null) {
      long idleMs = TimeUnit.SECONDS.toMillis(limits.keepAliveSeconds());
      return answers.count() == 0 && waitedMs >= idleMs ? CutReason.IDLE : null;
    }
    long requestMs = TimeUnit.SECONDS.toMillis(limits.requestSeconds());
    if (isReading) {
      return waitedMs >= requestMs ? CutReason.REQUEST_TIME : null;
    }
    long idleMs = wasServed ? TimeUnit.SECONDS.toMillis(limits.keepAliveSeconds()) : requestMs;
    return unanswered == 0 && unsent.bytes() == 0 && waitedMs >= idleMs ? CutReason.IDLE : null;
  }

  /**
   * Ends those of its answers that take too long.
   *
   * @return how many those are
   */
  int endOverdue(HttpConfig.Limits limits) {
    if (answers == null || answers.count() == 0) {
      return 0;
    }
    sinceMs = clock.getAsLong();
    return answers.endOverdue(
        sinceMs, TimeUnit.SECONDS.toMillis(limits.requestSeconds() + limits.unreadSeconds()));
  }

  /** How many bytes waited to be sent when it was last asked whether it is {@link #due}. */
  long unsentBytes() {
    long ofAnswers = answers == null ? 0 : (long) answers.count() * AnswersUnderWay.BYTES_AN_ANSWER;
    return unsent.bytes() + ofAnswers;
  }
}
