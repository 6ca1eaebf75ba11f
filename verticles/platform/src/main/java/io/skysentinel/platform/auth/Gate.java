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
 * for. A route that is new is closed until {@link Access} opens it.
 */
public final class Gate implements Routes {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Problem TOO_OFTEN =
      new Problem(429, "Too many requests", "You ask more often than you may (http.limits)", 1);

  private final Guard guard;
  private final Predicate<String> page;
  private final Function<HttpServerRequest, String> addressOf;
  private final RateLimiter addresses = new RateLimiter(MOST_REMEMBERED);
  private final RateLimiter names = new RateLimiter(MOST_REMEMBERED);

  /**
   * @param page which paths are files of the page, which anybody may load: the login is among them
   * @param addressOf from where a request comes
   */
  public Gate(Guard guard, Predicate<String> page, Function<HttpServerRequest, String> addressOf) {
    this.addressOf = addressOf;
    this.guard = guard;
    this.page = page;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    router.route().handler(this::limit);
    router.route().handler(this::check);
  }

  private void limit(RoutingContext context) {
    int perSecond = guard.limits().requestsPerAddress();
    if (addresses.admits(
        ClientAddress.network(addressOf.apply(context.request())), perSecond, guard.nowMs())) {
      context.next();
    } else {
      refuse(context, "address");
    }
  }

  private void check(RoutingContext context) {
    if (guard.isOff()) {
      Pass.forAnybody().giveTo(context);
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    boolean upgrades = "websocket".equalsIgnoreCase(request.getHeader("upgrade"));
    Access access = Access.of(request.method().name(), context.normalizedPath(), upgrades, page);
    if (access == Access.OPEN || (access == Access.METRICS && guard.showsMetrics())) {
      new Pass(guard, null, guard.nowMs()).giveTo(context);
      context.next();
    } else {
      ask(context, access);
    }
  }

  private void ask(RoutingContext context, Access access) {
    String token = ShownToken.of(context.request());
    if (token != null) {
      Verdict verdict = guard.judge(token);
      verdict.handle(
          identity -> enter(context, access, identity), denial -> refuse(context, denial));
    } else if (access == Access.VIEWER_LATER) {
      new Pass(guard, null, guard.nowMs()).giveTo(context);
      context.next();
    } else {
      refuse(context, Denial.MISSING);
    }
  }

  private void enter(RoutingContext context, Access access, Identity identity) {
    AccessRole needed = access == Access.OPERATOR ? AccessRole.OPERATOR : AccessRole.VIEWER;
    int perSecond = guard.limits().requestsPerName();
    if (!names.admits(identity.name(), perSecond, guard.nowMs())) {
      refuse(context, "name");
    } else if (identity.may(needed)) {
      new Pass(guard, identity, guard.nowMs()).giveTo(context);
      context.next();
    } else {
      refuse(context, Denial.NO_ROLE);
    }
  }

  private void refuse(RoutingContext context, Denial denial) {
    guard.count(denial);
    refusal(context, denial);
  }

  private void refuse(RoutingContext context, String limit) {
    guard.countLimited(limit);
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
