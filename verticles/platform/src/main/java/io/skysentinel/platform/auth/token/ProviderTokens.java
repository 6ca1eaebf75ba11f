package io.skysentinel.platform.auth.token;

import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Tokens of an identity provider, checked with keys from files and from its own set. */
public final class ProviderTokens {
  private final Vertx vertx;
  private final AuthConfig.Tokens rules;
  private final TokenPolicy policy;
  private final KeySet keySet;
  private volatile KeyRing files = KeyRing.EMPTY;

  public ProviderTokens(Vertx vertx, AuthConfig.Tokens rules, LongSupplier clockMs) {
    this.vertx = vertx;
    this.rules = rules;
    this.policy = new TokenPolicy(rules);
    this.keySet = new KeySet(vertx, rules.jwksUrl(), rules.jwksSeconds(), clockMs);
  }

  /** Reads the files, and asks for the set; fails in words when a file has no key in it. */
  public Future<Void> start() {
    return vertx
        .executeBlocking(this::readFiles)
        .compose(read -> {
          files = read;
          return rules.jwksUrl().isEmpty() ? Future.succeededFuture() : keySet.start();
        });
  }

  /** Asks no more for the set. */
  public Future<Void> stop() {
    return keySet.stop();
  }

  private KeyRing readFiles() throws ConfigException {
    List<TokenKey> keys = new ArrayList<>();
    for (String entry : rules.keys()) {
      int colon = entry.indexOf(':');
      String file = entry.substring(colon + 1);
      String text = ConfigFile.read(Path.of(file)).strip();
      try {
        keys.add(TokenKey.ofFile(vertx, entry.substring(0, colon), text));
      } catch (RuntimeException broken) {
        throw new IllegalStateException(
            "auth.tokens.keys: %s: %s"
                .formatted(
                    entry,
                    broken instanceof IllegalArgumentException
                        ? broken.getMessage()
                        : "the file has no key for this algorithm"),
            broken);
      }
    }
    return new KeyRing(keys);
  }

  /** Whether the token is good, at that time. */
  public Verdict judge(String token, long nowMs) {
    TokenHead head = TokenHead.of(token);
    if (head == null) {
      return new Verdict.Denied(Denial.MALFORMED);
    }
    KeyRing keys = files.with(keySet.keys(nowMs));
    if (!keys.fits(head)) {
      // Perhaps the provider has begun with a new key; whoever comes again in a moment finds it.
      keySet.wanted(nowMs);
      return new Verdict.Denied(Denial.UNTRUSTED);
    }
    KeyRing.Signed signed = keys.signed(head, token);
    return signed == null
        ? new Verdict.Denied(Denial.UNTRUSTED)
        : policy.judge(signed.claims(), signed.keyId(), nowMs);
  }

  /** Whether the key is still trusted that vouched for somebody. */
  public boolean isTrusted(String keyId, long nowMs) {
    return files.has(keyId) || keySet.keys(nowMs).has(keyId);
  }
}
