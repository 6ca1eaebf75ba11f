package io.skysentinel.standalone;

import io.skysentinel.node.Launcher;
import io.skysentinel.node.LogProvider;
import io.skysentinel.node.Version;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The broker of one machine without a node, so that several nodes on it may come and go. */
@Command(
    name = "skysentinel-broker",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs the log alone, for the nodes of scripts/cluster.")
public final class BrokerMain implements Callable<Integer> {
  @Mixin private final BrokerOptions options = new BrokerOptions();

  public static void main(String[] args) {
    Launcher.launch(new BrokerMain(), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    LogProvider.Access log = options.openOwn();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(log), "shutdown"));
    // Until the JVM is told to end.
    new CountDownLatch(1).await();
    return 0;
  }

  private static void stop(LogProvider.Access log) {
    log.close().run();
    LogManager.shutdown();
  }
}
