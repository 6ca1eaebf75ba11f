package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;

/** A response that never ends, for server-sent events. */
final class EventOutlet implements Outlet {
  private static final int USUAL_BACKLOG = 64 * 1024;

  private final HttpServerResponse response;
  private Future<Void> lastWrite = Future.succeededFuture();

  EventOutlet(HttpServerResponse response) {
    this.response = response;
    response.setWriteQueueMaxSize(USUAL_BACKLOG);
  }

  @Override
  public boolean isWritable() {
    return !response.closed() && !response.writeQueueFull();
  }

  @Override
  public void write(ByteBuf lent) {
    if (response.closed()) {
      return;
    }
    // Vert.x writes later if it must, and does not count references.
    ByteBuf kept = lent.retainedDuplicate();
    lastWrite = response.write(BufferInternal.buffer(kept)).onComplete(unused -> kept.release());
  }

  @Override
  public void whenSent(Runnable then) {
    lastWrite.onComplete(unused -> then.run());
  }

  @Override
  public void allowBacklog(int bytes) {
    if (!response.closed()) {
      response.setWriteQueueMaxSize(USUAL_BACKLOG + bytes);
    }
  }

  /** There is no answer to anything on this way. */
  @Override
  public void ping() {}

  @Override
  public void close(Farewell farewell) {
    if (response.closed()) {
      return;
    }
    if (farewell == Farewell.SLOW) {
      // What is queued would never be written.
      response.reset();
    } else {
      response.end();
    }
  }
}
