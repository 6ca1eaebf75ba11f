package io.skysentinel.tools.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * All attacks side by side on the node at a port, until it is killed: a process of its own, so that
 * what it needs is not taken from who is measured.
 */
public final class Enemy {
  /** After so long an attacker hangs up everywhere and comes anew. */
  private static final int TURN_S = 30;

  private Enemy() {}

  /** Attacks; ends only when an attack cannot go on. */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int port = Integer.parseInt(args[0]);
    ExecutorService threads = Executors.newCachedThreadPool();
    ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(threads);
    List<Future<Void>> attackers = new ArrayList<>();
    for (Attack attack : Attacks.all()) {
      attackers.add(ended.submit(() -> attack(attack, port)));
    }
    try {
      var unused = ended.take().get();
    } finally {
      attackers.forEach(attacker -> attacker.cancel(true));
      threads.shutdownNow();
    }
  }

  private static Void attack(Attack attack, int port) throws IOException {
    while (!Thread.currentThread().isInterrupted()) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TURN_S);
      attack.run(
          port, () -> !Thread.currentThread().isInterrupted() && System.nanoTime() - end < 0);
    }
    throw new IOException(attack.name() + " was ended");
  }
}
