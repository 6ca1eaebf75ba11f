package io.skysentinel.platform.log;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.jspecify.annotations.Nullable;

/**
 * Tells Kafka's client name and password when a broker asks, at each connection anew. Kafka makes
 * it, one for each client.
 */
public final class LogSignIn implements AuthenticateCallbackHandler {
  /** The setting with the account, an object that Kafka hands on. */
  static final String ACCOUNT = "skysentinel.log.account";

  private @Nullable LogAccount account;

  @Override
  public void configure(
      Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> modules) {
    account = (LogAccount) settings.get(ACCOUNT);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    LogAccount known = account;
    if (known == null) {
      throw new IllegalStateException("Kafka has not handed on the account");
    }
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        name.setName(known.name());
      } else if (callback instanceof PasswordCallback password) {
        password.setPassword(known.password().toCharArray());
      } else if (!(callback instanceof ScramExtensionsCallback)) {
        throw new UnsupportedCallbackException(callback, "only a name and a password are known");
      }
    }
  }

  @Override
  public void close() {}
}
