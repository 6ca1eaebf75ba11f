package io.skysentinel.history.ask.stream;

import io.skysentinel.core.live.View;
import io.skysentinel.history.ask.sky.AskedArea;
import io.skysentinel.history.read.Past;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.connection.ClientMemory;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.socket.MessageForm;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One client that is shown the past, as fast as it reads. One question for it is asked at a time,
 * and what is not read of the answers is not kept: it is shown a later instant instead. On its
 * event loop only.
 */
final class PastStream {
  /** An update in memory, roughly. */
  private static final long UPDATE_BYTES = 400;

  private static final long ASK_AGAIN_MS = 2_000;

  final ClientSocket socket;
  final Pass pass;
  final Player player;
  final StreamOutput output;
  private final Past past;
  private final StreamMetrics metrics;
  private final LongSupplier steadyMs;
  private final ClientMemory memory;
  private final Consumer<PastStream> onEnd;
  private boolean asking;
  private long nextAskMs;
  private long keptBytes;
  private boolean hasLeft;
  private long heardMs;
  private long stuckSinceMs;

  /** What all streams of an event loop have in common. */
  record Surroundings(
      Past past, ClientMemory memory, LongSupplier steadyMs, StreamMetrics metrics) {}

  /**
   * @param onEnd is told when it has to leave
   */
  PastStream(
      Surroundings around,
      StreamQuery query,
      ClientSocket socket,
      MessageForm form,
      Pass pass,
      Consumer<PastStream> onEnd) {
    this.socket = socket;
    this.pass = pass;
    this.past = around.past();
    this.player = new Player(query.view(), query.from(), query.speed());
    this.output = new StreamOutput(socket, form, around.metrics());
    this.metrics = around.metrics();
    this.steadyMs = around.steadyMs();
    this.memory = around.memory();
    this.onEnd = onEnd;
    this.heardMs = now();
  }

  /** Shows what there is to show now, and asks what has to be known for what comes next. */
  void goOn() {
    if (hasLeft || !pass.isKnown()) {
      return;
    }
    long now = now();
    player.advance(now);
    output.tell(player);
    see(socket.isWritable(), now);
    keep(player.size() * UPDATE_BYTES);
    // Who does not read is not looked anything up for, and nobody while clients hold too much.
    if (asking || now < nextAskMs || !socket.isWritable() || !memory.hasRoom()) {
      return;
    }
    PastQuestion question = player.next(now);
    if (question != null) {
      asking = true;
      ask(question);
    }
  }

  private void see(boolean isWritable, long now) {
    if (isWritable && stuckSinceMs != 0) {
      stuckSinceMs = 0;
      metrics.caughtUp();
    } else if (!isWritable && stuckSinceMs == 0) {
      stuckSinceMs = now;
      metrics.fellBehind();
    }
  }

  private void ask(PastQuestion question) {
    View view = player.shown.view();
    if (question instanceof PastQuestion.OfSky sky) {
      when(past.skyAt(sky.t(), AskedArea.of(view)), found -> player.skyIs(sky, found, now()));
    } else if (question instanceof PastQuestion.OfUpdates updates) {
      when(
          past.between(updates.from(), updates.to(), AskedArea.of(view)),
          found -> player.updatesAre(updates, found));
    } else {
      when(past.span(), found -> player.spanIs(found, now()));
    }
  }

  private <T> void when(Future<T> answer, Consumer<T> taker) {
    answer.onComplete(
        found -> {
          asking = false;
          if (!hasLeft) {
            taker.accept(found);
            goOn();
          }
        },
        failure -> {
          asking = false;
          nextAskMs = now() + ASK_AGAIN_MS;
          if (!hasLeft) {
            output.error("not_ready", String.valueOf(failure.getMessage()));
          }
        });
  }

  void heartbeat() {
    output.heartbeat(player);
  }

  /** For how long nothing could be sent to it. */
  long stuckMs() {
    return stuckSinceMs == 0 ? 0 : now() - stuckSinceMs;
  }

  /** For how long nothing has come from it. */
  long quietMs() {
    return now() - heardMs;
  }

  /** It is gone, or being sent away; safe to call twice. */
  void leave() {
    hasLeft = true;
    see(true, now());
    keep(0);
  }

  private void keep(long bytes) {
    memory.keep(bytes - keptBytes);
    keptBytes = bytes;
  }

  /** Anything came from it, were it only the answer to a ping. */
  void heard() {
    heardMs = now();
  }

  boolean hasLeft() {
    return hasLeft;
  }

  /** Ends the connection for something that the client did or failed to do. */
  void expel(CloseReason why) {
    metrics.refused(why.label());
    onEnd.accept(this);
    socket.close(why);
  }

  /** Ends the connection of who may not stay. */
  void deny(@Nullable Denial denial) {
    if (denial != null) {
      pass.count(denial);
      expel(CloseReason.of(denial));
    }
  }

  /** What time it is by the clock that everything of it runs by. */
  long now() {
    return steadyMs.getAsLong();
  }
}
