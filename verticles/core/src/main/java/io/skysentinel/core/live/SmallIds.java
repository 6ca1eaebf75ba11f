package io.skysentinel.core.live;

import java.util.PriorityQueue;

/** Numbers for aircraft, always the smallest that is free: small ones take fewer bytes. */
final class SmallIds {
  private final PriorityQueue<Integer> released = new PriorityQueue<>();
  private int next;

  int take() {
    Integer id = released.poll();
    return id == null ? next++ : id;
  }

  void release(int id) {
    released.add(id);
  }

  void clear() {
    released.clear();
    next = 0;
  }
}
