package io.skysentinel.node;

import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every way of starting a node understands. */
public final class NodeOptions {
  /** Taken when it exists and no other file is named. */
  private static final Path USUAL_FILE = Path.of("conf", "skysentinel.json");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: conf/skysentinel.json where that exists).")
  private @Nullable Path file;

  @Option(
      names = "--roles",
      paramLabel = "ROLE[,ROLE]",
      description = "The roles of this node, in place of the configured ones.")
  private @Nullable String roles;

  @Option(
      names = "--check-config",
      description = "Say whether the configuration is valid, and do nothing else.")
  private boolean checkOnly;

  boolean checkOnly() {
    return checkOnly;
  }

  /** Reads the configuration that these options and the environment describe. */
  StartConfig load(Map<String, String> environment) throws ConfigException {
    Map<String, String> overrides = roles == null ? Map.of() : Map.of("node.roles", roles);
    return StartConfig.load(file(), new ConfigLoader(Roles.config(), environment, overrides));
  }

  /** Tells that the configuration is valid; an invalid one has been refused before. */
  void tellValid(PrintWriter out) {
    @Nullable Path read = file();
    out.println((read == null ? "The defaults with the environment" : read.toString()) + ": valid");
    out.flush();
  }

  private @Nullable Path file() {
    if (file != null) {
      return file;
    }
    return Files.exists(USUAL_FILE) ? USUAL_FILE : null;
  }
}
