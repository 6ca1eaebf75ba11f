package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.Farewell;
import io.skysentinel.bridge.hub.News;
import io.skysentinel.bridge.hub.Turnstile;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.live.View;
import org.jspecify.annotations.Nullable;

/** One browser: what it registered for, what it asked, and whether it keeps up. */
final class BusClient {
  private final BusSocket socket;
  private final Turnstile.Ticket ticket;
  private final BusLoop loop;
  private final MessageBudget budget;
  private final Registrations registrations = new Registrations();
  private final SnapshotDesk snapshots;
  private boolean unflushed;
  private boolean behind;
  private boolean closed;
  private long behindSinceMs;
  private long heardMs;

  BusClient(BusSocket socket, Turnstile.Ticket ticket, BusLoop loop) {
    this.socket = socket;
    this.ticket = ticket;
    this.loop = loop;
    this.snapshots = new SnapshotDesk(this, socket, loop);
    this.heardMs = loop.nowMs();
    // A browser that comes back registers for everything at once.
    this.budget =
        new MessageBudget(Registrations.MOST + loop.limits().messagesPerSecond(), heardMs);
  }

  BusSocket socket() {
    return socket;
  }

  boolean isClosed() {
    return closed;
  }

  // ---- what the browser says

  /** A message of the bridge's protocol came. */
  void received(String message) {
    if (closed) {
      return;
    }
    heardMs = loop.nowMs();
    if (message.length() > loop.limits().maxMessageBytes()) {
      loop.expel(this, Farewell.TOO_LARGE, "too_large");
    } else if (!budget.take(heardMs, loop.limits().messagesPerSecond())) {
      loop.expel(this, Farewell.TOO_MANY, "too_many_messages");
    } else {
      handle(RequestReader.request(message));
      socket.flush();
      readOrWait();
    }
  }

  private void handle(BusRequest request) {
    if (request instanceof BusRequest.Register register) {
      refuseIf(registrations.add(register.address(), this, loop));
    } else if (request instanceof BusRequest.Unregister unregister) {
      refuseIf(registrations.remove(unregister.address(), loop));
    } else if (request instanceof BusRequest.Publish) {
      refuse(null, Refusals.PUBLISH);
    } else if (request instanceof BusRequest.Send send) {
      send(send);
    } else if (request instanceof BusRequest.Broken broken) {
      refuse(null, Refusal.broken(broken.code(), broken.words()));
    }
  }

  private void send(BusRequest.Send send) {
    String replyAddress = send.replyAddress();
    if (!send.address().equals(BrowserAddresses.SNAPSHOT)) {
      refuse(replyAddress, Refusals.sendTo(send.address()));
      return;
    }
    View view = SnapshotQuestion.view(send.body());
    if (replyAddress == null) {
      refuse(null, Refusals.NO_REPLY_ADDRESS);
    } else if (view == null) {
      refuse(replyAddress, Refusals.SNAPSHOT_SHAPE);
    } else if (!snapshots.ask(replyAddress, view)) {
      refuse(replyAddress, Refusals.TOO_MANY_QUESTIONS);
    }
  }

  private void refuseIf(@Nullable Refusal refusal) {
    if (refusal != null) {
      refuse(null, refusal);
    }
  }

  private void refuse(@Nullable String replyAddress, Refusal refusal) {
    loop.refused(refusal);
    byte[] message =
        replyAddress == null
            ? BusMessages.refused(refusal)
            : BusMessages.failed(replyAddress, refusal);
    own(socket.carriage().message(message));
  }

  // ---- what it is told

  /**
   * Queues these bytes, or marks that they were skipped.
   *
   * @return whether they are queued
   */
  boolean tell(ByteBuf messages) {
    if (!behind && socket.isWritable()) {
      queue(messages);
      return true;
    }
    loop.skipped();
    fallBehind();
    return false;
  }

  /** Like {@link #tell}, of something that is no loss. */
  void greet(ByteBuf sign) {
    if (socket.isWritable()) {
      queue(sign);
    }
  }

  private void queue(ByteBuf messages) {
    socket.queue(messages);
    if (!unflushed) {
      unflushed = true;
      loop.unflushed(this);
    }
  }

  void flush() {
    unflushed = false;
    socket.flush();
  }

  /** What it was not told makes deltas useless: it needs the whole again. */
  void fallBehind() {
    if (!behind && !closed) {
      behind = true;
      behindSinceMs = loop.nowMs();
      loop.fellBehind(this);
    }
  }

  private void own(ByteBuf message) {
    socket.queue(message);
    message.release();
  }

  /** Since when it does not keep up. */
  long behindSinceMs() {
    return behindSinceMs;
  }

  /** A sign of life came. */
  void heard() {
    heardMs = loop.nowMs();
  }

  /** When it last gave a sign of life. */
  long heardMs() {
    return heardMs;
  }

  /**
   * Brings it to where the sky is.
   *
   * @return whether it could be told
   */
  boolean catchUp(News sky) {
    if (!socket.isWritable()) {
      return false;
    }
    behind = false;
    snapshots.send(registrations.whole(sky));
    return true;
  }

  /** Who does not read is not listened to: its questions wait in its own buffers. */
  private void readOrWait() {
    if (!closed) {
      socket.reading(socket.isWritable());
    }
  }

  /** Its connection takes more again. */
  void drained() {
    if (closed) {
      return;
    }
    if (behind) {
      loop.catchUp();
    }
    snapshots.answerNext();
    readOrWait();
  }

  /** It is no more. */
  void closed() {
    if (closed) {
      return;
    }
    closed = true;
    registrations.clear(loop);
    ticket.leave();
    loop.gone(this);
  }
}
