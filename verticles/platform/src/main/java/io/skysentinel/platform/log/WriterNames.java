package io.skysentinel.platform.log;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names for the writers of a node's role, each of which is used once. So the log can be told to
 * take nothing more of a writer, whatever of it is still on its way. Any thread.
 */
public final class WriterNames {
  private final String ours;
  private final AtomicLong named = new AtomicLong();

  /**
   * @param role whose writers they are, as operators see it
   */
  public WriterNames(String role) {
    ours = "skysentinel-" + role + "-" + UUID.randomUUID() + "-";
  }

  /** A name that no other writer ever had. */
  public String next() {
    return ours + named.incrementAndGet();
  }

  /** Whether a writer of that name was one of these. */
  public boolean isOurs(String writer) {
    return writer.startsWith(ours);
  }
}
