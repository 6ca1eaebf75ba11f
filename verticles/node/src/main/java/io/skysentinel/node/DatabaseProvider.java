package io.skysentinel.node;

import io.skysentinel.history.HistoryConfig;
import io.skysentinel.history.HistoryRole;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.text.UnusableFileException;
import io.skysentinel.platform.database.DatabaseSource;

/** Where the database of the past comes from: one that runs elsewhere, or one of our own. */
@FunctionalInterface
public interface DatabaseProvider {

  /**
   * A database, which the node asks for from the beginning and which may come later.
   *
   * @param source says where it is, once that is known
   * @param start begins to make it reachable, without blocking; what is live does not wait for it
   * @param close ends what was started for it; may block
   */
  record Access(DatabaseSource source, Runnable start, Runnable close) {
    private static Access of(DatabaseSource source) {
      return new Access(source, () -> {}, () -> {});
    }
  }

  /**
   * Says where the database is to come from. Starts nothing.
   *
   * @throws StartupException in words that a user understands
   */
  Access of(SkyConfig config);

  /** Whether the node asks for one. */
  static boolean isNeeded(SkyConfig config) {
    return config.get(NodeConfig.PART).roles().contains(HistoryRole.NAME);
  }

  /** The database that the configuration names; none for a node that keeps nothing. */
  static Access configured(SkyConfig config) {
    if (!isNeeded(config)) {
      return Access.of(DatabaseSource.NONE);
    }
    try {
      return config
          .get(HistoryConfig.PART)
          .database()
          .address()
          .map(address -> Access.of(DatabaseSource.at(address)))
          .orElseThrow(() ->
              new StartupException(
                  "no database to keep the past in: set history.database.url or DATABASE_URL to"
                      + " that of a PostgreSQL, such as postgres://user@host:5432/database"
                      + " (scripts/run brings one of its own), or leave history out of"
                      + " node.roles"));
    } catch (UnusableFileException e) {
      throw new StartupException(String.valueOf(e.getMessage()), e);
    }
  }
}
