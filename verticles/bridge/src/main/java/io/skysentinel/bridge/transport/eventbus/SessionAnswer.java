package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.platform.connection.Connection;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;

/**
 * One answer of a session, which brings frames of SockJS until it ends. Its request may have come
 * on another event loop than its session's.
 */
final class SessionAnswer {

  private static final ByteBuf NOTHING = SharedText.of("");
  private static final ByteBuf LINE_END = SharedText.of("\n");
  private static final ByteBuf EVENT = SharedText.of("data: ");
  private static final ByteBuf EVENT_END = SharedText.of("\r\n\r\n");

  /** How a client takes its frames. */
  enum Kind {
    /** One frame an answer. */
    POLL("application/javascript; charset=UTF-8", ""),
    /**
     * One behind the other; browsers show the first bytes of an answer only when there are many.
     */
    STREAM("application/javascript; charset=UTF-8", "h".repeat(2048) + "\n"),
    /** Server-sent events. */
    EVENTS("text/event-stream; charset=UTF-8", "\r\n");

    final String contentType;
    final String prelude;

    Kind(String contentType, String prelude) {
      this.contentType = contentType;
      this.prelude = prelude;
    }

    ByteBuf before() {
      return this == EVENTS ? EVENT.duplicate() : NOTHING.duplicate();
    }

    ByteBuf after() {
      return this == EVENTS ? EVENT_END.duplicate() : LINE_END.duplicate();
    }
  }

  /** Browsers keep all of an answer in memory until it ends. */
  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private final Kind kind;
  private final HttpServerResponse response;
  private final Connection connection;
  private long bytes;
  private boolean over;

  /** Begins it, on the event loop of its request. */
  SessionAnswer(Kind kind, HttpServerResponse response, Connection connection) {
    this.kind = kind;
    this.response = response;
    this.connection = connection;
    response.putHeader("content-type", kind.contentType).putHeader("cache-control", "no-store");
    if (kind != Kind.POLL) {
      connection.becameLive(response);
      // nginx would collect frames until its buffer is full.
      response.setChunked(true).putHeader("x-accel-buffering", "no");
      response.write(kind.prelude).onFailure(unused -> {});
    }
  }

  /** Sends a frame. */
  Future<Void> send(String frame) {
    return send(Unpooled.copiedBuffer(frame, StandardCharsets.UTF_8));
  }

  /** Sends a frame, and releases it then. */
  Future<Void> send(ByteBuf frame) {
    CompositeByteBuf all = Unpooled.compositeBuffer(3);
    all.addComponent(true, kind.before());
    all.addComponent(true, frame);
    all.addComponent(true, kind.after());
    bytes += all.readableBytes();
    Buffer shared = BufferInternal.buffer(all);
    Future<Void> sent = kind == Kind.POLL ? response.end(shared) : response.write(shared);
    over = over || kind == Kind.POLL;
    return sent.onComplete(unused -> all.release());
  }

  /** Ends it if it has brought as much as one may. */
  boolean isOver() {
    if (!over && bytes > MAX_BYTES) {
      end();
    }
    return over;
  }

  /** Ends it; the connection may bring the request for the next. */
  void end() {
    if (!over) {
      over = true;
      response.end().onFailure(unused -> {});
    }
  }

  /** Ends it with its connection, and all that waits to be sent on it. */
  void hangUp() {
    over = true;
    connection.hangUp(response);
  }
}
