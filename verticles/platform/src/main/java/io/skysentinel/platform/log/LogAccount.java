package io.skysentinel.platform.log;

import io.skysentinel.platform.config.LogSecurity;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.skysentinel.platform.config.text.UnusableFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who this node is to the log: a name, and the password that its file holds now. */
final class LogAccount {
  private static final Logger LOG = LoggerFactory.getLogger(LogAccount.class);

  private final String name;
  private final String file;
  private String lastPassword;
  private boolean complained;

  private LogAccount(String name, String file, String password) {
    this.name = name;
    this.file = file;
    this.lastPassword = password;
  }

  /** Fails in words when there is no password. */
  static LogAccount of(LogSecurity security) {
    String file = security.passwordFile();
    if (file.isEmpty()) {
      return new LogAccount(security.username(), file, security.password());
    }
    try {
      return new LogAccount(security.username(), file, read(file));
    } catch (ConfigException e) {
      throw new UnusableFileException("kafka.security.passwordFile: " + e.getMessage(), e);
    }
  }

  String name() {
    return name;
  }

  /**
   * The password. A file that cannot be read for a moment, since somebody replaces it, changes
   * nothing. Any thread.
   */
  synchronized String password() {
    if (file.isEmpty()) {
      return lastPassword;
    }
    try {
      lastPassword = read(file);
      complained = false;
    } catch (ConfigException e) {
      if (!complained) {
        complained = true;
        LOG.warn("{}; the password of before is shown to the log", e.getMessage());
      }
    }
    return lastPassword;
  }

  private static String read(String file) throws ConfigException {
    String password = ConfigFile.read(Path.of(file)).strip();
    if (password.isEmpty()) {
      throw ConfigException.ofSource(file, "the file is empty", "expected a password");
    }
    return password;
  }

  @Override
  public String toString() {
    return name;
  }
}
