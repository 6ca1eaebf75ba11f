package io.skysentinel.bridge.transport.sse;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.client.ClientSocket;
import io.skysentinel.bridge.client.CloseReason;
import io.skysentinel.platform.connection.Connection;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;

/** A response that never ends, for server-sent events; the other side can say nothing. */
final class EventStreamSocket implements ClientSocket {
  private static final int USUAL_BACKLOG = 64 * 1024;

  private final HttpServerResponse response;
  private final Connection connection;
  private Future<Void> lastWrite = Future.succeededFuture();

  EventStreamSocket(HttpServerResponse response, Connection connection) {
    this.response = response;
    this.connection = connection;
    response.setWriteQueueMaxSize(USUAL_BACKLOG);
  }

  @Override
  public void onWritable(Runnable listener) {
    response.drainHandler(unused -> listener.run());
  }

  @Override
  public boolean isWritable() {
    return !response.closed() && !response.writeQueueFull();
  }

  /** Vert.x flushes each write. */
  @Override
  public void queue(ByteBuf lent) {
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

  @Override
  public void close(CloseReason reason) {
    if (response.closed()) {
      return;
    }
    if (reason == CloseReason.SLOW) {
      // What is queued would never be written.
      connection.hangUp(response);
    } else {
      response.end().onComplete(unused -> connection.hangUp(response));
    }
  }
}
