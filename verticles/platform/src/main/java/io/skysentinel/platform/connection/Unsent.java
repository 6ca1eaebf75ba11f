package io.skysentinel.platform.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** What waits to be sent on a connection, and since when nothing of it has moved. */
final class Unsent {
  private final Channel channel;
  private long bytes;
  private long progress;
  private long movedMs;

  Unsent(Channel channel, long nowMs) {
    this.channel = channel;
    this.movedMs = nowMs;
  }

  /** Looks again. What is added to what waits is no sign that somebody reads. */
  void look(long nowMs) {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    long bytesNow = waiting == null ? 0 : waiting.totalPendingWriteBytes();
    long progressNow = waiting == null ? 0 : waiting.currentProgress();
    if (bytesNow == 0 || bytesNow < bytes || progressNow != progress) {
      movedMs = nowMs;
    }
    bytes = bytesNow;
    progress = progressNow;
  }

  /** How many bytes waited at the last look. */
  long bytes() {
    return bytes;
  }

  /** For how long nothing of them has moved; 0 when none waits. */
  long stuckMs(long nowMs) {
    return bytes == 0 ? 0 : nowMs - movedMs;
  }
}
