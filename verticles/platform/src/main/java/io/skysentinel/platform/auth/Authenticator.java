package io.skysentinel.platform.auth;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.auth.token.Identity;
import io.skysentinel.platform.auth.token.LoginTokens;
import io.skysentinel.platform.auth.token.LoginTokens.Login;
import io.skysentinel.platform.auth.token.ProviderTokens;
import io.skysentinel.platform.auth.token.Verdict;
import io.skysentinel.platform.auth.users.User;
import io.skysentinel.platform.auth.users.UserStore;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.time.Clocks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows who may come in: by a token of an identity provider, or by one that was given for a
 * password. To be used from any thread.
 */
public final class Authenticator {
  private final LiveConfig config;
  private final AuthConfig atStart;
  private final Clocks clocks;
  private final MeterRegistry registry;
  private final ProviderTokens provider;
  private final LoginTokens logins;
  private final UserStore users;

  public Authenticator(Vertx vertx, LiveConfig config, Clocks clocks, MeterRegistry registry) {
    this.config = config;
    this.atStart = config.get(AuthConfig.PART);
    this.clocks = clocks;
    this.registry = registry;
    this.provider = new ProviderTokens(vertx, atStart.tokens(), clocks.wallMs());
    this.logins = new LoginTokens(vertx, atStart.users());
    this.users = new UserStore(vertx, atStart.users().file());
  }

  /** Reads keys and users; fails in words when they cannot be used. */
  public Future<Void> start() {
    return isOff() ? Future.succeededFuture() : provider.start().compose(read -> users.start());
  }

  /** Watches them no more. */
  public Future<Void> stop() {
    users.stop();
    return provider.stop();
  }

  /** Whether nobody is asked who they are. */
  public boolean isOff() {
    return !atStart.enabled();
  }

  /** What an operator has to know who serves others without asking them; empty when all is well. */
  public Optional<String> warning(String host) {
    boolean isLocal =
        host.equals("localhost") || host.startsWith("127.") || host.matches("\\[?::1]?");
    return isLocal || !isOff()
        ? Optional.empty()
        : Optional.of(
            "Nobody is asked who they are: everybody who reaches %s may see all aircraft, the"
                    .formatted(host)
                + " nodes' status and their metrics. Set auth.enabled (docs/security.md), or keep"
                + " the port to a network of your own");
  }

  /** How often one may ask, now. */
  HttpConfig.Limits limits() {
    return config.get(HttpConfig.PART).limits();
  }

  /** Counts that somebody asked too often. */
  void countLimited(String by) {
    registry.counter("auth.limited", "by", by).increment();
  }

  /** Whether metrics are shown to anybody. */
  boolean showsMetrics() {
    return config.get(AuthConfig.PART).openMetrics();
  }

  UserStore users() {
    return users;
  }

  LoginTokens logins() {
    return logins;
  }

  AuthConfig rules() {
    return atStart;
  }

  /** The time of day, which tokens are written in. */
  long nowMs() {
    return clocks.wallMs().getAsLong();
  }

  /** For how long something has taken: no clock that is set forgives a wait. */
  long steadyMs() {
    return clocks.steadyMs().getAsLong();
  }

  /** Who shows this token, if anybody who may come in does. */
  public Verdict judge(String token) {
    Verdict verdict = LoginTokens.isOne(token) ? ofLogin(token) : provider.judge(token, nowMs());
    if (verdict instanceof Verdict.Admitted admitted && isRefused(admitted.identity().name())) {
      return new Verdict.Denied(Denial.WITHDRAWN);
    }
    return verdict;
  }

  private Verdict ofLogin(String token) {
    Login login = logins.read(token);
    if (login == null) {
      return new Verdict.Denied(Denial.UNTRUSTED);
    }
    if (nowMs() >= login.expiresAtMs()) {
      return new Verdict.Denied(Denial.EXPIRED);
    }
    User user = users.find(login.name());
    if (user == null || !user.password().equals(login.password())) {
      return new Verdict.Denied(Denial.WITHDRAWN);
    }
    return new Verdict.Admitted(identityOf(user, login.expiresAtMs()));
  }

  static Identity identityOf(User user, long expiresAtMs) {
    return new Identity(user.name(), user.roles(), expiresAtMs, "", user.password());
  }

  /** Why somebody who was let in may not stay; {@code null} when they may. */
  public @Nullable Denial complaint(Identity who) {
    if (nowMs() >= who.expiresAtMs()) {
      return Denial.EXPIRED;
    }
    if (isRefused(who.name())) {
      return Denial.WITHDRAWN;
    }
    if (who.password().isEmpty()) {
      return provider.isTrusted(who.keyId(), nowMs()) ? null : Denial.UNTRUSTED;
    }
    User user = users.find(who.name());
    return user != null
            && user.password().equals(who.password())
            && user.roles().containsAll(who.roles())
        ? null
        : Denial.WITHDRAWN;
  }

  private boolean isRefused(String name) {
    return config.get(AuthConfig.PART).refused().contains(name);
  }

  /** Counts that somebody was not let in, or was sent away. */
  public void count(Denial denial) {
    registry.counter("auth.denied", "reason", denial.label()).increment();
  }
}
