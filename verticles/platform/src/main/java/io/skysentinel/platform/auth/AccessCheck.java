package io.skysentinel.platform.auth;

import io.skysentinel.platform.auth.token.AccessRole;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.auth.token.Identity;
import io.skysentinel.platform.auth.token.Verdict;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Stands before all routes: who does not show that they may is answered here, whatever they asked
 * for. A route that is new is closed until {@link NeededAccess} opens it.
 */
public final class AccessCheck implements Routes {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Problem TOO_OFTEN =
      new Problem(429, "Too many requests", "You ask more often than you may (http.limits)", 1);

  private final Authenticator authenticator;
  private final Predicate<String> page;
  private final Function<HttpServerRequest, String> addressOf;
  private final RateLimiter addresses = new RateLimiter(MOST_REMEMBERED);
  private final RateLimiter names = new RateLimiter(MOST_REMEMBERED);

  /**
   * @param page which paths are files of the page, which anybody may load: the login is among them
   * @param addressOf from where a request comes
   */
  public AccessCheck(
      Authenticator authenticator,
      Predicate<String> page,
      Function<HttpServerRequest, String> addressOf) {
    this.addressOf = addressOf;
    this.authenticator = authenticator;
    this.page = page;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    router.route().handler(this::limit);
    router.route().handler(this::check);
  }

  private void limit(RoutingContext context) {
    int perSecond = authenticator.limits().requestsPerAddress();
    if (addresses.admits(
        ClientAddress.network(addressOf.apply(context.request())),
        perSecond,
        authenticator.steadyMs())) {
      context.next();
    } else {
      refuse(context, "address");
    }
  }

  private void check(RoutingContext context) {
    if (authenticator.isOff()) {
      Pass.forAnybody().giveTo(context);
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    boolean upgrades = "websocket".equalsIgnoreCase(request.getHeader("upgrade"));
    NeededAccess access =
        NeededAccess.of(request.method().name(), context.normalizedPath(), upgrades, page);
    if (access == NeededAccess.OPEN
        || (access == NeededAccess.METRICS && authenticator.showsMetrics())) {
      new Pass(authenticator, null, authenticator.steadyMs()).giveTo(context);
      context.next();
    } else {
      ask(context, access);
    }
  }

  private void ask(RoutingContext context, NeededAccess access) {
    String token = ShownToken.of(context.request());
    if (token != null) {
      Verdict verdict = authenticator.judge(token);
      verdict.handle(
          identity -> enter(context, access, identity), denial -> refuse(context, denial));
    } else if (access == NeededAccess.VIEWER_LATER) {
      new Pass(authenticator, null, authenticator.steadyMs()).giveTo(context);
      context.next();
    } else {
      refuse(context, Denial.MISSING);
    }
  }

  private void enter(RoutingContext context, NeededAccess access, Identity identity) {
    AccessRole needed = access == NeededAccess.OPERATOR ? AccessRole.OPERATOR : AccessRole.VIEWER;
    int perSecond = authenticator.limits().requestsPerName();
    if (!names.admits(identity.name(), perSecond, authenticator.steadyMs())) {
      refuse(context, "name");
    } else if (identity.may(needed)) {
      new Pass(authenticator, identity, authenticator.steadyMs()).giveTo(context);
      context.next();
    } else {
      refuse(context, Denial.NO_ROLE);
    }
  }

  private void refuse(RoutingContext context, Denial denial) {
    authenticator.count(denial);
    refusal(context, denial);
  }

  private void refuse(RoutingContext context, String limit) {
    authenticator.countLimited(limit);
    TOO_OFTEN.answer(context.response(), context.request().path());
  }

  /** Answers that somebody may not, with what a program needs to know of it (RFC 6750). */
  static void refusal(RoutingContext context, Denial denial) {
    if (denial.status() == 401) {
      String error = denial == Denial.MISSING ? "" : ", error=\"invalid_token\"";
      context.response().putHeader("www-authenticate", "Bearer realm=\"SkySentinel\"" + error);
    }
    Problem.of(
            denial.status(),
            denial.status() == 401 ? "Who are you?" : "Not allowed",
            denial.words())
        .answer(context.response(), context.request().path());
  }
}
