package io.skysentinel.standalone;

import io.skysentinel.node.Launcher;
import io.skysentinel.node.LogProvider;
import io.skysentinel.node.Version;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The broker of one machine without a node, so that several nodes on it may come and go, and the
 * database, if its port is named.
 */
@Command(
    name = "skysentinel-broker",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs the log, and with --postgres-port the database, for scripts/cluster.")
public final class BrokerMain implements Callable<Integer> {
  @Mixin private final DataDirOptions dir = new DataDirOptions();
  @Mixin private final BrokerOptions broker = new BrokerOptions();
  @Mixin private final PostgresOptions postgres = new PostgresOptions();

  public static void main(String[] args) {
    Launcher.launch(new BrokerMain(), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    LogProvider.Access log = broker.openOwn(dir);
    OwnDatabase database = postgres.own(dir);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, log), "shutdown"));
    if (postgres.isAskedFor()) {
      database.start();
    }
    // Until the JVM is told to end.
    new CountDownLatch(1).await();
    return 0;
  }

  private static void stop(OwnDatabase database, LogProvider.Access log) {
    database.close();
    log.close().run();
    LogManager.shutdown();
  }
}
