package io.skysentinel.standalone;

import io.skysentinel.history.HistoryConfig;
import io.skysentinel.node.DatabaseProvider;
import io.skysentinel.platform.config.SkyConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The database beside this process, where one is wanted at all. */
final class PostgresOptions {
  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      description = "PostgreSQL's port (default: 5432, or any free one if that is taken).")
  private @Nullable Integer port;

  /** The configured database where there is one, or else our own, for a node that asks for one. */
  DatabaseProvider.Access of(SkyConfig config, DataDirOptions dir) {
    boolean isNamed = !config.get(HistoryConfig.PART).database().url().isEmpty();
    if (isNamed || !DatabaseProvider.isNeeded(config)) {
      return DatabaseProvider.configured(config);
    }
    OwnDatabase own = own(dir);
    return new DatabaseProvider.Access(own, own::start, own::close);
  }

  /** Whether its port was named. */
  boolean isAskedFor() {
    return port != null;
  }

  /** Our own database, whatever is configured. */
  OwnDatabase own(DataDirOptions dir) {
    return new OwnDatabase(
        dir, port == null ? PortChoice.preferably(PortChoice.POSTGRES) : PortChoice.exactly(port));
  }
}
