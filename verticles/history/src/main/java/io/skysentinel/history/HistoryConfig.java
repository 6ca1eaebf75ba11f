package io.skysentinel.history;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.database.DatabaseAddress;
import io.skysentinel.platform.tls.Authorities;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the past is kept.
 *
 * @param rowHours how many hours {@code flights_history} holds; 0: it stays empty
 * @param retentionDays how many days positions are kept, and what detectors said
 * @param writeEveryMs how long what was read may wait until it is written
 * @param maxStreams how many may be shown the past at length at once
 */
public record HistoryConfig(
    Database database, int rowHours, int retentionDays, int writeEveryMs, int maxStreams) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<HistoryConfig> PART =
      ConfigPart.of("history", HistoryConfig.class, HistoryConfig::check);

  /**
   * Where it is kept.
   *
   * @param url of a PostgreSQL; empty only where one is started beside the node
   * @param passwordFile where its password stands, which wins over the url's
   * @param ca the file of who vouches for it (PEM)
   * @param maxConnections how many there are to it at most
   */
  public record Database(String url, String passwordFile, String ca, int maxConnections) {

    /**
     * The database that is named, if one is. Reads the file of who vouches for it.
     *
     * @throws io.skysentinel.platform.config.text.UnusableFileException in words, if it cannot be
     *     used
     */
    public Optional<DatabaseAddress> address() {
      if (url.isEmpty()) {
        return Optional.empty();
      }
      @Nullable Authorities authorities = ca.isEmpty() ? null : Authorities.read(ca);
      return Optional.of(DatabaseUrl.parse(url).address(passwordFile, authorities));
    }

    /** The url may hold a password. */
    @Override
    public String toString() {
      return "Database[%d connections]".formatted(maxConnections);
    }
  }

  private static void check(ConfigDraft draft) {
    String text = draft.at(path("url")).asText();
    boolean hasCa = isSet(draft, "ca");
    if (text.isEmpty()) {
      List.of("passwordFile", "ca").stream()
          .filter(key -> isSet(draft, key))
          .forEach(key -> draft.wrong(path(key), "expected it beside history.database.url only"));
      return;
    }
    try {
      DatabaseUrl url = DatabaseUrl.parse(text);
      if (url.encryption().isChecked() && !hasCa) {
        draft.wrong(path("ca"), "expected who vouches for the database (DATABASE_CA_FILE)");
      } else if (hasCa && !url.encryption().isChecked()) {
        draft.wrong(path("url"), "expected sslmode=verify-full in it, beside history.database.ca");
      }
    } catch (BadDatabaseUrlException e) {
      draft.wrong(path("url"), "expected " + e.getMessage());
    }
  }

  private static boolean isSet(ConfigDraft draft, String key) {
    return !draft.at(path(key)).asText().isEmpty();
  }

  private static List<String> path(String key) {
    return List.of("history", "database", key);
  }
}
