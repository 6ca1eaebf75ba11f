package io.skysentinel.platform.time;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The two clocks of a node.
 *
 * @param wallMs the time of day, in Unix milliseconds, for what others are told; somebody may set
 *     it
 * @param steadyMs counts milliseconds since whenever and is never set: for how long something takes
 */
public record Clocks(LongSupplier wallMs, LongSupplier steadyMs) {
  /** So that the steady clock begins at 1, and 0 can mean never. */
  private static final long ORIGIN_NS = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(1);

  /** Those of this machine. */
  public static final Clocks SYSTEM =
      new Clocks(
          System::currentTimeMillis,
          () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ORIGIN_NS));
}
