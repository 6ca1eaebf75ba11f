package io.skysentinel.standalone;

import io.skysentinel.node.Launcher;
import io.skysentinel.node.NodeOptions;
import io.skysentinel.node.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Starts everything on one machine: a node, a broker in the same process and a database beside it,
 * where none is named.
 */
@Command(
    name = "skysentinel",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs SkySentinel on this machine, with a broker and a database of its own.")
public final class StandaloneMain implements Callable<Integer> {
  @Mixin private final NodeOptions options = new NodeOptions();
  @Mixin private final DataDirOptions dir = new DataDirOptions();
  @Mixin private final BrokerOptions broker = new BrokerOptions();
  @Mixin private final PostgresOptions postgres = new PostgresOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    Launcher.launch(new StandaloneMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    return Launcher.run(
        options,
        spec.commandLine().getOut(),
        config -> broker.open(config, dir),
        config -> postgres.of(config, dir));
  }
}
