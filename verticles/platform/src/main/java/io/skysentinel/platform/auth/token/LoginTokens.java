package io.skysentinel.platform.auth.token;

import io.skysentinel.platform.config.AuthConfig;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is given that showed a password: a token of our own, so that no node has to keep
 * who is logged in. It says who it is; what they may do is looked up each time.
 */
public final class LoginTokens {
  /** The name of our key: no token of a provider is tried with it, and none of ours with theirs. */
  private static final String KEY_ID = "skysentinel-session";

  private static final String SINCE = "since";
  private static final String PASSWORD = "pwd";
  private static final int RANDOM_BYTES = 32;

  private final AuthConfig.Users rules;
  private final TokenKey key;

  public LoginTokens(Vertx vertx, AuthConfig.Users rules) {
    this.rules = rules;
    String secret = rules.sessionKey().isEmpty() ? madeUp() : rules.sessionKey();
    this.key = TokenKey.ofSecret(vertx, KEY_ID, secret);
  }

  private static String madeUp() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Who logged in.
   *
   * @param password which password was shown
   * @param sinceMs when it was
   */
  public record Login(String name, String password, long sinceMs, long expiresAtMs) {}

  /** Whether this could be one of ours. */
  public static boolean isOne(String token) {
    TokenHead head = TokenHead.of(token);
    return head != null && KEY_ID.equals(head.keyId());
  }

  /** A login that ends after a while, and no later than the password has to be shown again. */
  public Login begin(String name, String password, long sinceMs, long nowMs) {
    long latest = sinceMs + TimeUnit.SECONDS.toMillis(rules.sessionMaxSeconds());
    long usual = nowMs + TimeUnit.SECONDS.toMillis(rules.sessionSeconds());
    return new Login(name, password, sinceMs, Math.min(latest, usual));
  }

  /** The token that stands for it. */
  public String tokenOf(Login login, long nowMs) {
    return key.sign(
        new JsonObject()
            .put("sub", login.name())
            .put(PASSWORD, login.password())
            .put(SINCE, login.sinceMs())
            .put("iat", TimeUnit.MILLISECONDS.toSeconds(nowMs))
            .put("exp", TimeUnit.MILLISECONDS.toSeconds(login.expiresAtMs())));
  }

  /** The login that a token stands for, over or not; {@code null} when it is none of ours. */
  public @Nullable Login read(String token) {
    TokenHead head = TokenHead.of(token);
    if (head == null || !KEY_ID.equals(head.keyId()) || !key.fits(head)) {
      return null;
    }
    JsonObject claims = key.claims(token);
    return claims == null
        ? null
        : new Login(
            claims.getString("sub"),
            claims.getString(PASSWORD),
            claims.getLong(SINCE),
            TimeUnit.SECONDS.toMillis(claims.getLong("exp")));
  }
}
