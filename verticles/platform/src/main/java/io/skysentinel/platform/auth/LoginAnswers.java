package io.skysentinel.platform.auth;

import io.skysentinel.platform.auth.token.AccessRole;
import io.skysentinel.platform.auth.token.Identity;
import io.skysentinel.platform.auth.token.LoginTokens.Login;
import io.skysentinel.platform.auth.users.User;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the login answers to those whom it knows, and the cookie that goes with it. */
final class LoginAnswers {
  private final Authenticator authenticator;

  LoginAnswers(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * A login of the node's own.
   *
   * @param sinceMs when the password was shown
   */
  void begin(RoutingContext request, User user, long sinceMs) {
    Login login =
        authenticator.logins().begin(user.name(), user.password(), sinceMs, authenticator.nowMs());
    give(
        request,
        authenticator.logins().tokenOf(login, authenticator.nowMs()),
        Authenticator.identityOf(user, login.expiresAtMs()));
  }

  /** A cookie with that token. */
  void give(RoutingContext request, String token, Identity identity) {
    long leftMs = Math.max(0, identity.expiresAtMs() - authenticator.nowMs());
    long seconds = TimeUnit.MILLISECONDS.toSeconds(leftMs) + 1;
    request.response().addCookie(cookie(request, token, seconds));
    tell(request, identity);
  }

  /** No cookie any more. */
  void takeBack(RoutingContext request) {
    request.response().addCookie(cookie(request, "", 0));
    request.response().setStatusCode(204).end();
  }

  private Cookie cookie(RoutingContext request, String value, long seconds) {
    return Cookie.cookie(ShownToken.COOKIE, value)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(request.request().isSSL() || authenticator.rules().users().secureCookie())
        .setPath("/")
        .setMaxAge(seconds);
  }

  /**
   * Says who it is, and how to log in.
   *
   * @param identity {@code null}: nobody that is known
   */
  void tell(RoutingContext request, @Nullable Identity identity) {
    JsonObject body = new JsonObject().put("login", howToLogIn());
    if (identity != null) {
      JsonArray roles = new JsonArray();
      identity.roles().stream().sorted().map(AccessRole::label).forEach(roles::add);
      body.put("name", identity.name())
          .put("roles", roles)
          .put(
              "secondsLeft",
              TimeUnit.MILLISECONDS.toSeconds(identity.expiresAtMs() - authenticator.nowMs()));
    }
    request
        .response()
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(body.encode() + "\n");
  }

  private String howToLogIn() {
    if (authenticator.isOff()) {
      return "none";
    }
    return authenticator.users().isThere() ? "password" : "token";
  }
}
