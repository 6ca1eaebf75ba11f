package io.skysentinel.platform.auth;

import io.skysentinel.platform.auth.token.AccessRole;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.auth.token.LoginTokens.Login;
import io.skysentinel.platform.auth.token.Verdict;
import io.skysentinel.platform.auth.users.LoginLimiter;
import io.skysentinel.platform.auth.users.Passwords;
import io.skysentinel.platform.auth.users.User;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The login: a password, or a token of a provider, for a cookie. */
public final class LoginRoutes implements Routes {
  static final String LOGIN = "/login";
  static final String LOGOUT = "/logout";
  static final String RENEW = "/renew";
  static final String WHO = "/whoami";

  private static final int MOST_BYTES = 8 * 1024;
  private static final int BUSY_SECONDS = 2;

  private static final Problem OFF =
      Problem.of(404, "There is no login", "Nobody is asked who they are here (auth.enabled)");
  private static final Problem UNREADABLE =
      Problem.of(
          400,
          "Bad request",
          "Expected application/json: an object with name and password, or with token");
  private static final Problem WRONG =
      Problem.of(401, "Not logged in", "The name or the password is wrong");
  private static final Problem BUSY =
      new Problem(503, "Busy", "Too many are logging in; try again in a moment", BUSY_SECONDS);

  private final Function<HttpServerRequest, String> addresses;
  private final Authenticator authenticator;
  private final Passwords passwords;
  private final LoginLimiter limiter;
  private final LoginAnswers answers;

  /**
   * @param addresses from where a request comes
   */
  public LoginRoutes(
      Authenticator authenticator,
      Passwords passwords,
      LoginLimiter limiter,
      Function<HttpServerRequest, String> addresses) {
    this.addresses = addresses;
    this.authenticator = authenticator;
    this.passwords = passwords;
    this.limiter = limiter;
    this.answers = new LoginAnswers(authenticator);
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    BodyHandler body = BodyHandler.create(false).setBodyLimit(MOST_BYTES);
    router.post(LOGIN).handler(body).handler(this::checkForm).handler(this::login);
    router.post(RENEW).handler(body).handler(this::checkForm).handler(this::renew);
    router.post(LOGOUT).handler(body).handler(this::checkForm).handler(this::logout);
    router.get(WHO).handler(this::who);
  }

  /** No page of elsewhere can send this type without asking first, which nobody answers. */
  private void checkForm(RoutingContext request) {
    String type = request.request().getHeader("content-type");
    if (authenticator.isOff()) {
      answer(request, OFF);
    } else if (type == null || !type.startsWith("application/json")) {
      answer(request, UNREADABLE);
    } else {
      request.next();
    }
  }

  private void login(RoutingContext request) {
    JsonObject form;
    try {
      form = request.body().asJsonObject();
    } catch (DecodeException | ClassCastException e) {
      answer(request, UNREADABLE);
      return;
    }
    if (form == null) {
      answer(request, UNREADABLE);
    } else if (form.getValue("token") instanceof String token) {
      withToken(request, token);
    } else if (form.getValue("name") instanceof String name
        && form.getValue("password") instanceof String password) {
      withPassword(request, name, password);
    } else {
      answer(request, UNREADABLE);
    }
  }

  private void withToken(RoutingContext request, String token) {
    Verdict verdict = authenticator.judge(token);
    verdict.handle(
        identity -> {
          if (identity.may(AccessRole.VIEWER)) {
            answers.give(request, token, identity);
          } else {
            refuse(request, Denial.NO_ROLE);
          }
        },
        denial -> refuse(request, denial));
  }

  private void withPassword(RoutingContext request, String name, String password) {
    String address = ClientAddress.network(addresses.apply(request.request()));
    String key = name.substring(0, Math.min(name.length(), 64));
    long waitMs = limiter.attempt(address, key, authenticator.steadyMs());
    if (waitMs > 0) {
      answer(request, slowed(waitMs));
      return;
    }
    User user = authenticator.users().find(name);
    Optional<Future<Boolean>> checked = passwords.check(user, password);
    if (checked.isEmpty()) {
      limiter.notTried(address, key);
      answer(request, BUSY);
      return;
    }
    checked
        .get()
        .onSuccess(right -> {
          if (right && user != null) {
            limiter.succeeded(address, key);
            answers.begin(request, user, authenticator.nowMs());
          } else {
            answer(request, WRONG);
          }
        })
        .onFailure(request::fail);
  }

  private static Problem slowed(long waitMs) {
    int seconds = (int) TimeUnit.MILLISECONDS.toSeconds(waitMs) + 1;
    return new Problem(
        429,
        "Too many attempts",
        "Too many attempts failed: try again in " + seconds + " s",
        seconds);
  }

  /** A cookie that ends is given anew, while the password need not be shown again. */
  private void renew(RoutingContext request) {
    String token = ShownToken.of(request.request());
    if (token == null) {
      refuse(request, Denial.MISSING);
      return;
    }
    Verdict verdict = authenticator.judge(token);
    verdict.handle(
        identity -> {
          Login login = authenticator.logins().read(token);
          User user = login == null ? null : authenticator.users().find(login.name());
          if (login == null || user == null) {
            // A provider's token is its own to renew.
            answers.tell(request, identity);
          } else {
            answers.begin(request, user, login.sinceMs());
          }
        },
        denial -> refuse(request, denial));
  }

  private void logout(RoutingContext request) {
    answers.takeBack(request);
  }

  /** For the page: whether it has to ask for a login, and which. */
  private void who(RoutingContext request) {
    String token = authenticator.isOff() ? null : ShownToken.of(request.request());
    Verdict verdict = token == null ? null : authenticator.judge(token);
    answers.tell(request, verdict instanceof Verdict.Admitted known ? known.identity() : null);
  }

  private void refuse(RoutingContext request, Denial denial) {
    authenticator.count(denial);
    AccessCheck.refusal(request, denial);
  }

  private static void answer(RoutingContext request, Problem problem) {
    if (!request.response().closed()) {
      problem.answer(request.response(), request.request().path());
    }
  }
}
