package io.skysentinel.poller.log;

/** A gate without a sender behind it, for tests of those who admit writers. */
public final class OpenGate {
  private OpenGate() {}

  /** Opens the next writer, and returns its name. */
  public static String open(WriterGate gate) {
    String name = gate.nextName();
    gate.opened(name);
    return name;
  }

  /** Whether the open writer is admitted. */
  public static boolean admits(WriterGate gate) {
    String open = gate.open();
    return open != null && gate.admits(open);
  }
}
