package io.skysentinel.history.ask.stream;

import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Those of one event loop who are shown the past, and what happens to them as time goes by. */
final class StreamLoop {
  private static final int FRAMES_PER_SECOND = 4;
  private static final long FRAME_MS = 1_000 / FRAMES_PER_SECOND;
  private static final int HEARTBEAT_FRAMES = 5 * FRAMES_PER_SECOND;

  /** Who reads nothing, or says nothing, for so long is sent away, as at other WebSockets. */
  private static final long SLOW_MS = 60_000;

  private static final long IDLE_MS = 60_000;

  /** For close frames to leave and the other sides to answer them. */
  private static final long GOOD_BYE_MS = 200;

  /** So many may be connected before they have said who they are, where that is asked. */
  private static final int MOST_STRANGERS = 10;

  private static final long NO_TIMER = -1;

  private final WebLoop loop;
  private final StreamMetrics metrics;
  private final Set<PastStream> streams = new HashSet<>();
  private long frames;

  /** Runs while there is somebody to show something to: a node that rests is not woken by it. */
  private long timer = NO_TIMER;

  private StreamLoop(WebLoop loop, StreamMetrics metrics) {
    this.loop = loop;
    this.metrics = metrics;
  }

  /** Those of that loop from now on, until it stops. */
  static StreamLoop start(WebLoop loop, StreamMetrics metrics) {
    StreamLoop streams = new StreamLoop(loop, metrics);
    loop.onStop(streams::closeAll);
    return streams;
  }

  void enter(PastStream stream) {
    streams.add(stream);
    metrics.entered();
    if (streams.stream().filter(each -> !each.pass.isKnown()).count() > MOST_STRANGERS) {
      stream.expel(CloseReason.NOT_KNOWN);
      return;
    }
    if (timer == NO_TIMER) {
      timer = loop.vertx().setPeriodic(FRAME_MS, unused -> frame());
    }
    stream.goOn();
  }

  /** Safe to call twice. */
  void leave(PastStream stream) {
    if (streams.remove(stream)) {
      stream.leave();
      metrics.left();
    }
    if (streams.isEmpty() && timer != NO_TIMER) {
      loop.vertx().cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void frame() {
    frames++;
    for (PastStream stream : List.copyOf(streams)) {
      stream.goOn();
      if (frames % FRAMES_PER_SECOND == 0) {
        check(stream);
      }
      if (frames % HEARTBEAT_FRAMES == 0) {
        stream.heartbeat();
      }
    }
  }

  private static void check(PastStream stream) {
    Denial denial = stream.pass.complaint();
    if (denial != null) {
      stream.deny(denial);
    } else if (stream.stuckMs() >= SLOW_MS) {
      stream.expel(CloseReason.SLOW);
    } else if (stream.quietMs() >= IDLE_MS) {
      stream.expel(CloseReason.IDLE);
    } else if (stream.quietMs() >= IDLE_MS / 3) {
      stream.socket.ping();
    }
  }

  private Future<Void> closeAll() {
    if (streams.isEmpty()) {
      return Future.succeededFuture();
    }
    for (PastStream stream : List.copyOf(streams)) {
      leave(stream);
      stream.socket.close(CloseReason.STOPPING);
    }
    Promise<Void> gone = Promise.promise();
    loop.vertx().setTimer(GOOD_BYE_MS, unused -> gone.complete());
    return gone.future();
  }
}
