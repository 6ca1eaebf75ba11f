package io.skysentinel.tools.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own on cores of its own: a server under test, or who loads it. */
final class PinnedProcess implements AutoCloseable {
  static final String SERVER_CORE = "0";
  static final String TESTER_CORE = "1";
  private static final int PATIENCE_S = 90;

  private final Process process;
  private final File log;

  private PinnedProcess(Process process, File log) {
    this.process = process;
    this.log = log;
  }

  static PinnedProcess start(String cores, List<String> command, Map<String, String> environment)
      throws IOException {
    // On a shared machine the scheduler's delays would be ours; root alone may do that.
    boolean first = System.getProperty("user.name").equals("root");
    return start(cores, first ? List.of("nice", "-n", "-20") : List.of(), command, environment);
  }

  private static PinnedProcess start(
      String cores, List<String> nice, List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
    pinned.addAll(nice);
    pinned.addAll(command);
    File log = File.createTempFile("fanout-", ".log");
    ProcessBuilder builder = new ProcessBuilder(pinned).redirectErrorStream(true);
    builder.redirectOutput(log).environment().putAll(environment);
    PinnedProcess started = new PinnedProcess(builder.start(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroy));
    return started;
  }

  /** A port that nobody listens on: a fixed one could belong to another server. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One of our classes, with the JVM and the class path of this process. */
  static PinnedProcess java(String cores, Class<?> main, List<String> arguments)
      throws IOException {
    return start(cores, javaCommand(main, arguments), Map.of());
  }

  /** The same with what others leave of the cores. */
  static PinnedProcess javaBehindOthers(String cores, Class<?> main, List<String> arguments)
      throws IOException {
    return start(cores, List.of("nice", "-n", "19"), javaCommand(main, arguments), Map.of());
  }

  private static List<String> javaCommand(Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-cp",
                System.getProperty("java.class.path")));
    if (Runtime.version().feature() >= 24) {
      command.add(1, "--sun-misc-unsafe-memory-access=allow");
    }
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  long pid() {
    return process.pid();
  }

  /** Waits until the port takes connections. */
  PinnedProcess awaitPort(int port) throws InterruptedException {
    return await(
        "port " + port,
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
          }
        });
  }

  /** Waits until that address answers 200. */
  PinnedProcess awaitReady(String url) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question = HttpRequest.newBuilder(URI.create(url)).build();
    return await(
        url,
        () -> client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
  }

  /** Waits until it ends. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  File log() {
    return log;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(20, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private PinnedProcess await(String what, Question answered) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (answered.ask()) {
          return this;
        }
      } catch (IOException e) {
        // Not yet.
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    close();
    throw new IllegalStateException("no answer from " + what + "; see " + log);
  }

  private interface Question {
    boolean ask() throws IOException, InterruptedException;
  }
}
