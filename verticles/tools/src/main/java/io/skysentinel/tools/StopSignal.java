package io.skysentinel.tools;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: asks a tool to stop, and keeps the JVM until all is written. */
public final class StopSignal implements AutoCloseable {
  private static final int LONGEST_END_S = 10;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Listens from now on. */
  public StopSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
  }

  /** Opens when the tool is to stop. */
  public CountDownLatch asked() {
    return asked;
  }

  /** Nothing more comes of the tool. */
  @Override
  public void close() {
    ended.countDown();
  }

  /** The JVM ends when its hooks have. */
  private void stopAndWait() {
    asked.countDown();
    try {
      boolean unused = ended.await(LONGEST_END_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
