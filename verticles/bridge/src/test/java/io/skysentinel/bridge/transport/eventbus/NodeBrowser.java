package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of Node that plays a browser, with the official clients in it. */
final class NodeBrowser implements AutoCloseable {
  private static final Path SOURCE = Path.of("src/test/js");
  private static final Path INSTALLED = Path.of("target/eventbus-js");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "browser.cjs");
  private static final long INSTALL_MINUTES = 3;
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final BufferedReader output;

  private NodeBrowser(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Installs the clients as the lock file says; skips the tests, in words, where npm is not. */
  static void install() throws IOException, InterruptedException {
    assumeTrue(runs("npm", "--version"), "skipped: npm is not installed, or does not run");
    Files.createDirectories(INSTALLED);
    for (String file : FILES) {
      Files.copy(
          SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = INSTALLED.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean done = npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
    npm.destroy();
    if (!done || npm.exitValue() != 0) {
      fail("npm ci failed:\n" + Files.readString(log));
    }
  }

  /**
   * A browser that registers for the channel, asks the question, and ends once it holds an aircraft
   * whose address starts with {@code until}.
   */
  static NodeBrowser start(
      int port, String transport, String channel, String question, String until)
      throws IOException {
    String url = "http://127.0.0.1:" + port + "/eventbus";
    return new NodeBrowser(
        new ProcessBuilder("node", "browser.cjs", url, transport, channel, question, until)
            .directory(INSTALLED.toFile())
            .redirectError(INSTALLED.resolve("browser.log").toFile())
            .start());
  }

  /** The next time that it says this; what it says before is passed over. */
  JsonObject next(String event) throws IOException {
    StringBuilder before = new StringBuilder();
    String line;
    while ((line = readLine()) != null) {
      JsonObject said = new JsonObject(line);
      if (said.getString("event").equals(event)) {
        return said;
      }
      before.append(line).append('\n');
    }
    return fail("the browser ended without saying " + event + ":\n" + before);
  }

  /** A browser that hangs is ended, and its end is the end of what it says. */
  private @Nullable String readLine() throws IOException {
    Executor deadline = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    CompletableFuture<Void> ending = CompletableFuture.runAsync(process::destroyForcibly, deadline);
    try {
      return output.readLine();
    } finally {
      ending.cancel(false);
    }
  }

  private static boolean runs(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
