package io.skysentinel.platform.connection;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What clients make the node keep, all of them together, and how much that may be. To be used from
 * any thread.
 *
 * <p>Messages to clients are in direct buffers, which are counted by whoever makes them: shared
 * ones once, however many connections wait to be sent them.
 */
public final class ClientMemory {
  /** Measured with ten thousand clients: docs/performance.md. */
  private static final int BYTES_A_CONNECTION = 20 * 1024;

  private final LongSupplier maxBytes;
  private final IntSupplier connections;
  private final LongAdder kept = new LongAdder();

  ClientMemory(LongSupplier maxBytes, IntSupplier connections) {
    this.maxBytes = maxBytes;
    this.connections = connections;
  }

  /** Something more is kept on the heap for a client, until it is {@link #release}d. */
  public void keep(long bytes) {
    kept.add(bytes);
  }

  /** So much less is kept. */
  public void release(long bytes) {
    kept.add(-bytes);
  }

  /** Whether clients may have the node keep something more. */
  public boolean hasRoom() {
    return usedBytes() < maxBytes();
  }

  /** How much they make it keep now. */
  long usedBytes() {
    return UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory()
        + kept.sum()
        + (long) connections.getAsInt() * BYTES_A_CONNECTION;
  }

  /** How much they may. */
  long maxBytes() {
    return maxBytes.getAsLong();
  }
}
