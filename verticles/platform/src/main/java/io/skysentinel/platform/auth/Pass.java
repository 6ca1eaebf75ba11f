package io.skysentinel.platform.auth;

import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.auth.token.Identity;
import io.skysentinel.platform.auth.token.Verdict;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has shown of who is behind it. A token is checked when it is shown, and not
 * with each message; whether it still holds is asked now and then. Used on the connection's event
 * loop only.
 */
public final class Pass {
  /** Whoever says nothing of themselves for so long is sent away. */
  static final long PATIENCE_MS = 10_000;

  private static final String KEY = "skysentinel.pass";

  private final @Nullable Authenticator authenticator;
  private final long sinceMs;
  private @Nullable Identity identity;

  /** Of the token that was shown last: showing it again costs nothing. */
  private int shown;

  Pass(@Nullable Authenticator authenticator, @Nullable Identity identity, long sinceMs) {
    this.authenticator = authenticator;
    this.identity = identity;
    this.sinceMs = sinceMs;
  }

  /** One for where nobody is asked. */
  public static Pass forAnybody() {
    return new Pass(null, null, 0);
  }

  /** What the check has given to a request. */
  public static Pass of(RoutingContext request) {
    Pass pass = request.get(KEY);
    if (pass == null) {
      throw new IllegalStateException("nothing checked " + request.normalizedPath());
    }
    return pass;
  }

  void giveTo(RoutingContext request) {
    request.put(KEY, this);
  }

  /** Whether it is known who it is, or nobody asks. */
  public boolean isKnown() {
    return authenticator == null || identity != null;
  }

  /** Whose it is; empty while that is not known, or nobody asks. */
  public String name() {
    return identity == null ? "" : identity.name();
  }

  /**
   * A token is shown, for the first time or in place of one that ends.
   *
   * @return why it is not taken; {@code null} when it is
   */
  public @Nullable Denial show(String token) {
    if (authenticator == null || (identity != null && token.hashCode() == shown)) {
      return null;
    }
    Verdict verdict = authenticator.judge(token);
    if (verdict instanceof Verdict.Denied denied) {
      return denied.why();
    }
    identity = ((Verdict.Admitted) verdict).identity();
    shown = token.hashCode();
    return null;
  }

  /** Why the connection may not go on; {@code null} when it may. */
  public @Nullable Denial complaint() {
    Authenticator asks = authenticator;
    if (asks == null) {
      return null;
    }
    if (identity == null) {
      return asks.steadyMs() - sinceMs >= PATIENCE_MS ? Denial.MISSING : null;
    }
    return asks.complaint(identity);
  }

  /** Counts that it was not let in, or was sent away. */
  public void count(Denial denial) {
    if (authenticator != null) {
      authenticator.count(denial);
    }
  }
}
