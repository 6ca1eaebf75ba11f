package io.skysentinel.standalone;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node in a process of its own, as a user starts it: its log is read, its health asked for. */
final class NodeChild implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern HEALTH = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/health");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private NodeChild(Process process) {
    this.process = process;
    this.reader = new Thread(this::drain, "log of node " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * On any free port, and without the past, which would take a database; {@code environment} comes
   * on top.
   */
  static NodeChild start(Class<?> main, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ChildJvm.FLAGS);
    if (Runtime.version().feature() >= 24) {
      // As scripts/run does; the warnings of the JVM would stand in the node's log.
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    // What the jar's manifest says.
    command.addAll(List.of("--add-exports", "java.base/jdk.internal.ref=ALL-UNNAMED"));
    for (String opened :
        List.of(
            "java.base/java.lang",
            "java.base/sun.nio.ch",
            "java.management/sun.management",
            "jdk.management/com.sun.management.internal")) {
      command.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED"));
    }
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BACKEND_PORT", "0");
    builder.environment().put("ROLES", "poller,cache,ticker,detector,bridge");
    builder.environment().putAll(environment);
    return new NodeChild(builder.start());
  }

  List<String> log() {
    return log;
  }

  /** How much memory the process holds, in bytes. */
  long residentBytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  /** Waits for a line that matches, and returns the first. */
  Matcher awaitLine(String regex) {
    Pattern pattern = Pattern.compile(regex);
    await("a log line like " + regex)
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || find(pattern) != null);
    Matcher found = find(pattern);
    if (found == null) {
      throw new AssertionError("no line like " + regex + " in:\n" + String.join("\n", log));
    }
    return found;
  }

  /** Waits until {@code /health/ready} says so. */
  void awaitReady() {
    awaitLine(HEALTH.pattern());
    await("the node is ready")
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || get("/health/ready").statusCode() == 200);
  }

  /** Where it answers. */
  int port() {
    return Integer.parseInt(awaitLine(HEALTH.pattern()).group(1));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The value of a metric, of all its labels together. */
  double metric(String name) throws IOException, InterruptedException {
    return metric(name, "");
  }

  /** The same of those with this label, such as {@code reason="slow"}. */
  double metric(String name, String label) throws IOException, InterruptedException {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** SIGTERM; returns the exit code once the process is gone and its log is read. */
  int terminate() throws InterruptedException {
    // Process.destroy() would close our end of the log as well.
    boolean unused = process.toHandle().destroy();
    return exitCode();
  }

  int exitCode() throws InterruptedException {
    int code = process.waitFor();
    reader.join();
    return code;
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * What a user starts: the jar names all the others. The tests' own path has each of them twice.
   */
  private static String classPath() {
    String place =
        StandaloneMain.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return place.endsWith(".jar") ? place : System.getProperty("java.class.path");
  }

  private Matcher find(Pattern pattern) {
    for (String line : log) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher;
      }
    }
    return null;
  }

  private void drain() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(log::add);
    } catch (IOException | UncheckedIOException e) {
      log.add("(log lost: " + e.getMessage() + ")");
    }
  }
}
