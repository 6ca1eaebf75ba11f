package io.skysentinel.poller.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the producer has and the broker has not confirmed. It is given so much at a time: one
 * that runs out of memory spoils its transaction, and the more is under way, the longer nothing can
 * follow when a transaction ends. Any thread.
 */
final class UnderWay {
  private static final long FULL_BYTES = ProducerSettings.BUFFER_BYTES / 8;

  /** Once it is full, it is given more when half is confirmed, and not a record at a time. */
  private static final long ROOM_BYTES = FULL_BYTES / 2;

  private final Runnable onRoom;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param onRoom called when there is room again
   */
  UnderWay(Runnable onRoom) {
    this.onRoom = onRoom;
  }

  void add(int more) {
    bytes.addAndGet(more);
  }

  void remove(int less) {
    long left = bytes.addAndGet(-less);
    if (left <= ROOM_BYTES && left + less > ROOM_BYTES) {
      onRoom.run();
    }
  }

  boolean isFull() {
    return bytes.get() > FULL_BYTES;
  }

  /** Whether it is worth to go on after it was full. */
  boolean hasRoom() {
    return bytes.get() <= ROOM_BYTES;
  }
}
