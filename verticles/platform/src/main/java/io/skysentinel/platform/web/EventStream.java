package io.skysentinel.platform.web;

import io.netty.buffer.ByteBuf;
import io.skysentinel.platform.connection.Connection;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * A response that is written bit by bit, mostly for server-sent events, which never end; the other
 * side can say nothing. Who writes to it asks whether it takes more, and ends it when it does not
 * for too long. On its event loop only.
 */
public final class EventStream {
  private static final int USUAL_BACKLOG = 64 * 1024;

  private final HttpServerResponse response;
  private final Connection connection;
  private Future<Void> lastWrite = Future.succeededFuture();

  private EventStream(HttpServerResponse response, Connection connection) {
    this.response = response;
    this.connection = connection;
    response.setWriteQueueMaxSize(USUAL_BACKLOG);
  }

  /** Begins to answer. */
  public static EventStream begin(RoutingContext context, Door door) {
    return begin(context, door, "text/event-stream");
  }

  /** Begins to answer with something else that is as long as it takes. */
  public static EventStream begin(RoutingContext context, Door door, String type) {
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader("content-type", type)
        .putHeader("cache-control", "no-store")
        // nginx would collect events until its buffer is full.
        .putHeader("x-accel-buffering", "no");
    if (context.request().version() != HttpVersion.HTTP_2) {
      // It ends with the connection, on which nobody should ask anything else.
      response.putHeader("connection", "close");
    }
    door.allowPage(context.request());
    Connection connection = Connection.of(context.request());
    connection.becameLive(response);
    // Without one, Vert.x logs each client that breaks off.
    response.exceptionHandler(unused -> {});
    return new EventStream(response, connection);
  }

  /** Calls {@code listener} once the connection is closed. */
  public void onClosed(Runnable listener) {
    response.closeHandler(unused -> listener.run());
  }

  /** Calls {@code listener} whenever it takes more again. */
  public void onWritable(Runnable listener) {
    response.drainHandler(unused -> listener.run());
  }

  public boolean isWritable() {
    return !response.closed() && !response.writeQueueFull();
  }

  /** Writes and flushes; {@code lent} stays the caller's. */
  public void write(ByteBuf lent) {
    if (response.closed()) {
      return;
    }
    // Vert.x writes later if it must, and does not count references.
    ByteBuf kept = lent.retainedDuplicate();
    lastWrite = response.write(BufferInternal.buffer(kept)).onComplete(unused -> kept.release());
  }

  /** Calls {@code then} when all that was written so far has been sent, or never will be. */
  public void whenSent(Runnable then) {
    lastWrite.onComplete(unused -> then.run());
  }

  /** Lets so many bytes more than usual wait before it is no longer writable; 0 ends that. */
  public void allowBacklog(int bytes) {
    if (!response.closed()) {
      response.setWriteQueueMaxSize(USUAL_BACKLOG + bytes);
    }
  }

  /** Ends it behind what was written. */
  public void end() {
    if (!response.closed()) {
      response.end().onComplete(unused -> connection.hangUp(response));
    }
  }

  /** Ends it now: what is queued would never be read. */
  public void cutOff() {
    if (!response.closed()) {
      connection.hangUp(response);
    }
  }
}
