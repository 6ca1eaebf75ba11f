package io.skysentinel.tools.bench;

import io.skysentinel.testing.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A directory like Linux's /proc with one process whose needs a test makes up. */
final class FakeProc {
  static final long PID = 4711;
  private static final int PAGE = 4096;

  private final Path root;

  FakeProc(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("net"));
    Files.createDirectories(process().resolve("task"));
    Files.createDirectories(root.resolve("self"));
    units(100, PAGE);
    cpu(0);
    memory(0);
    tcp(0);
  }

  Path root() {
    return root;
  }

  Path process() {
    return root.resolve(String.valueOf(PID));
  }

  /** How long a tick is and how large a page, in the kernel's auxiliary vector. */
  void units(long ticksPerSecond, long pageBytes) throws IOException {
    boolean narrow = "32".equals(System.getProperty("sun.arch.data.model"));
    ByteBuffer vector = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    for (long word : new long[] {3, 12, 6, pageBytes, 17, ticksPerSecond, 0, 0}) {
      var unused = narrow ? vector.putInt((int) word) : vector.putLong(word);
    }
    Files.write(root.resolve("self/auxv"), Arrays.copyOf(vector.array(), vector.position()));
  }

  /** Of the whole process, in ticks of 10 ms. */
  void cpu(long ticks) throws IOException {
    WholeFile.put(process().resolve("stat"), stat(PID, "java", ticks));
  }

  void memory(long bytes) throws IOException {
    WholeFile.put(process().resolve("statm"), "99999 %d 3 1 0 5 0\n".formatted(bytes / PAGE));
  }

  void tcp(long bytes) throws IOException {
    WholeFile.put(
        root.resolve("net/sockstat"),
        "sockets: used 9\nTCP: inuse 1 orphan 0 tw 3 alloc 1 mem %d\nUDP: inuse 0 mem 77\n"
            .formatted(bytes / PAGE));
  }

  /** A thread with so many ticks of its own; it is made if it is not there. */
  void thread(long tid, String name, long ticks) throws IOException {
    Path thread = Files.createDirectories(process().resolve("task/" + tid));
    WholeFile.put(thread.resolve("stat"), stat(tid, name, ticks));
    WholeFile.put(thread.resolve("comm"), name + "\n");
    wakeUps(tid, 0);
  }

  /** How often a thread has gone to sleep by itself. */
  void wakeUps(long tid, long count) throws IOException {
    WholeFile.put(
        process().resolve("task/" + tid + "/status"),
        "Name:\tany\nvoluntary_ctxt_switches:\t%d\nnonvoluntary_ctxt_switches:\t77\n"
            .formatted(count));
  }

  void endThread(long tid) throws IOException {
    Path thread = process().resolve("task/" + tid);
    Files.delete(thread.resolve("stat"));
    Files.delete(thread.resolve("comm"));
    Files.delete(thread.resolve("status"));
    Files.delete(thread);
  }

  void end() throws IOException {
    Files.delete(process().resolve("stat"));
  }

  private static String stat(long id, String name, long ticks) {
    return "%d (%s) S 1 1 1 0 -1 4194304 9 0 0 0 %d %d 0 0 20 0 1 0 99 100 100\n"
        .formatted(id, name, ticks - ticks / 3, ticks / 3);
  }
}
