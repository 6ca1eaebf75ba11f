package io.skysentinel.poller.log;

import io.skysentinel.platform.log.WriterNames;
import org.jspecify.annotations.Nullable;

/**
 * Between the sender, which opens one writer of the log after the other, and whoever knows whether
 * a writer may write. Any thread.
 *
 * <p>A writer is known to the log by a name of its own, and is never opened twice. So the log can
 * be told to take nothing more of a writer, whatever of it is still on its way.
 */
public final class WriterGate {
  private final WriterNames names = new WriterNames("poller");
  private volatile @Nullable String open;
  private volatile @Nullable String admitted;
  private volatile boolean all;
  private volatile Runnable onOpening = () -> {};
  private volatile Runnable onAdmission = () -> {};

  /** The writer that is open and waits for its admission, or has it. */
  public @Nullable String open() {
    return open;
  }

  /** From here on the writer may write. */
  public void admit(String writer) {
    admitted = writer;
    onAdmission.run();
  }

  /** Admits every writer: there is no other node. */
  public void admitAll() {
    all = true;
    onAdmission.run();
  }

  /** Whether a writer of that name was one of this gate's. */
  public boolean isOurs(String writer) {
    return names.isOurs(writer);
  }

  /** Has it called whenever a writer is open and waits for its admission, by any thread. */
  public void onOpening(Runnable listener) {
    onOpening = listener;
  }

  /** Has it called whenever a writer may write from then on, by any thread. */
  void onAdmission(Runnable listener) {
    onAdmission = listener;
  }

  /** A name that no other writer ever had. */
  String nextName() {
    return names.next();
  }

  void opened(String writer) {
    open = writer;
    onOpening.run();
  }

  void closed() {
    open = null;
  }

  boolean admits(String writer) {
    return all || writer.equals(admitted);
  }
}
