package io.skysentinel.node;

import io.skysentinel.platform.config.LogLevels;
import io.skysentinel.platform.config.LoggingConfig;
import io.skysentinel.platform.config.text.ConfigException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine;

/** From the command line to a node that runs until it is told to stop. */
public final class Launcher {
  private static final int CANNOT_START = 1;
  private static final int BAD_CONFIGURATION = 2;

  private Launcher() {}

  /** Parses, runs, and ends the JVM with what the command returns. */
  public static void launch(Callable<Integer> command, String[] args) {
    CommandLine commandLine = new CommandLine(command);
    commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
      if (failure instanceof ConfigException || failure instanceof StartupException) {
        line.getErr().println(failure.getMessage());
      } else {
        failure.printStackTrace(line.getErr());
      }
      LogManager.shutdown();
      return failure instanceof ConfigException ? BAD_CONFIGURATION : CANNOT_START;
    });
    // A node that was asked to stop is ended by its own shutdown hook, which waits for nobody.
    System.exit(commandLine.execute(args));
  }

  /** Runs a node until the JVM is told to end. */
  public static int run(
      NodeOptions options, PrintWriter out, LogProvider logs, DatabaseProvider databases)
      throws ConfigException, InterruptedException {
    StartConfig start = options.load(System.getenv());
    if (options.checkOnly()) {
      options.tellValid(out);
      return 0;
    }
    LogLevels.apply(start.config().get(LoggingConfig.PART));
    NodeProcess node = new NodeProcess(start, logs, databases);
    Runtime.getRuntime().addShutdownHook(new Thread(node::stopAndEndLogging, "shutdown"));
    node.start();
    node.awaitStopped();
    return 0;
  }
}
