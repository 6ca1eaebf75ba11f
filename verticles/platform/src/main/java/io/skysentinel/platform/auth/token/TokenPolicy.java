package io.skysentinel.platform.auth.token;

import io.skysentinel.platform.config.AuthConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a token has to claim, whose signature is good. */
record TokenPolicy(AuthConfig.Tokens rules) {
  private static final double MS_PER_SECOND = 1000;
  private static final int LONGEST_NAME = 200;

  Verdict judge(JsonObject claims, String keyId, long nowMs) {
    Denial wrong = complaint(claims, nowMs / MS_PER_SECOND);
    if (wrong != null) {
      return new Verdict.Denied(wrong);
    }
    Set<AccessRole> roles = AccessRole.named(texts(at(claims, rules.rolesClaim())));
    if (roles.isEmpty()) {
      return new Verdict.Denied(Denial.NO_ROLE);
    }
    double expires = seconds(claims, "exp") + rules.leewaySeconds();
    String name = String.valueOf(at(claims, rules.nameClaim()));
    return new Verdict.Admitted(
        new Identity(name, roles, (long) (expires * MS_PER_SECOND), keyId, ""));
  }

  private @Nullable Denial complaint(JsonObject claims, double now) {
    if (!rules.issuer().isEmpty() && !rules.issuer().equals(claims.getValue("iss"))) {
      return Denial.WRONG_ISSUER;
    }
    if (texts(claims.getValue("aud"), false).noneMatch(rules.audience()::contains)) {
      return Denial.WRONG_AUDIENCE;
    }
    if (!(at(claims, rules.nameClaim()) instanceof String name)
        || name.isBlank()
        || name.length() > LONGEST_NAME) {
      return Denial.MALFORMED;
    }
    return untimely(claims, now);
  }

  /** One that never ends could not be taken back. */
  private @Nullable Denial untimely(JsonObject claims, double now) {
    double leeway = rules.leewaySeconds();
    double expires = seconds(claims, "exp");
    double issued = seconds(claims, "iat");
    double from = seconds(claims, "nbf");
    if (Double.isNaN(expires)) {
      return Denial.MALFORMED;
    }
    if (now >= expires + leeway) {
      return Denial.EXPIRED;
    }
    if (from > now + leeway || issued > now + leeway) {
      return Denial.NOT_YET;
    }
    double begins = Double.isNaN(issued) ? now : issued;
    return expires - begins > rules.maxSeconds() + leeway ? Denial.TOO_LONG : null;
  }

  /** NaN: there is none. */
  private static double seconds(JsonObject claims, String name) {
    return claims.getValue(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A claim of that whole name, or what the dots in it lead to. */
  private static @Nullable Object at(JsonObject claims, String path) {
    if (claims.containsKey(path)) {
      return claims.getValue(path);
    }
    Object here = claims;
    for (String part : path.split("\\.", -1)) {
      if (!(here instanceof JsonObject object)) {
        return null;
      }
      here = object.getValue(part);
    }
    return here;
  }

  /** A list of texts, or one text with spaces between its words. */
  private static Stream<String> texts(@Nullable Object claim) {
    return texts(claim, true);
  }

  private static Stream<String> texts(@Nullable Object claim, boolean splits) {
    if (claim instanceof JsonArray list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast);
    }
    if (claim instanceof String text) {
      return splits ? Arrays.stream(text.split(" ", -1)) : Stream.of(text);
    }
    return Stream.empty();
  }
}
