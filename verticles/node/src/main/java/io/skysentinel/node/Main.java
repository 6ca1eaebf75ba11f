package io.skysentinel.node;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts a node of a cluster: broker and database run elsewhere. */
@Command(
    name = "skysentinel-node",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs one node of SkySentinel against a broker that is there already.")
public final class Main implements Callable<Integer> {
  @Mixin private final NodeOptions options = new NodeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    Launcher.launch(new Main(), args);
  }

  @Override
  public Integer call() throws Exception {
    return Launcher.run(
        options,
        spec.commandLine().getOut(),
        LogProvider::configured,
        DatabaseProvider::configured);
  }
}
