package io.skysentinel.platform.auth.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.testing.TokenMaker;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are good, and every way we know of to make one that only looks so. */
@ExtendWith(VertxExtension.class)
class ProviderTokensIT {
  private static final long NOW_S = 1_767_323_040L;
  private static final String SECRET = "a secret of more than thirty-two bytes";
  private static final String CLAIMS =
      """
      {"iss":"https://idp.test","aud":"sky","sub":"anna","roles":["viewer"],"iat":1767323000,"exp":1767323300}\
      """;

  /** One for all: they take long to make. */
  private static final TokenMaker RSA = TokenMaker.of("RS256", "");

  private final AtomicLong nowMs = new AtomicLong(NOW_S * 1000);

  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
  void aTokenOfAKeyInAFileSaysWhoItIs(String algorithm, Vertx vertx) throws IOException {
    TokenMaker key = algorithm.equals("RS256") ? RSA : TokenMaker.of(algorithm, "");
    ProviderTokens tokens = started(vertx, algorithm + ":" + file(key.pem()));
    assertThat(tokens.judge(key.token(CLAIMS), nowMs.get()))
        .isEqualTo(
            new Verdict.Admitted(
                new Identity(
                    "anna", java.util.Set.of(AccessRole.VIEWER), (NOW_S + 270) * 1000, "", "")));
    TokenMaker other = TokenMaker.of(algorithm, "");
    assertThat(why(tokens, other.token(CLAIMS))).isEqualTo(Denial.UNTRUSTED);
  }

  @Test
  void aTokenOfASecretInAFile(Vertx vertx) throws IOException {
    ProviderTokens tokens = started(vertx, "HS256:" + file(SECRET + "\n"));
    assertThat(tokens.judge(TokenMaker.withSecret(SECRET.getBytes(UTF_8), CLAIMS), nowMs.get()))
        .isInstanceOf(Verdict.Admitted.class);
    assertThat(why(tokens, TokenMaker.withSecret(new byte[32], CLAIMS)))
        .isEqualTo(Denial.UNTRUSTED);
  }

  @Test
  void nobodySignsWithThePublicKey(Vertx vertx) throws IOException {
    ProviderTokens tokens = started(vertx, "RS256:" + file(RSA.pem()));
    for (String secret : List.of(RSA.pem(), RSA.pem().strip(), "")) {
      byte[] bytes = secret.isEmpty() ? new byte[] {0} : secret.getBytes(UTF_8);
      assertThat(why(tokens, TokenMaker.withSecret(bytes, CLAIMS))).isEqualTo(Denial.UNTRUSTED);
    }
    Path key = file(RSA.pem());
    assertThatThrownBy(() -> started(vertx, "HS256:" + key))
        .hasMessageContaining("a public key is no secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "HS512", "RS512", "", "PS256"})
  void algorithmsThatWereNotAskedForAreNoTokens(String algorithm, Vertx vertx) throws IOException {
    ProviderTokens tokens = started(vertx, "RS256:" + file(RSA.pem()));
    String unsigned = head(algorithm) + "." + TokenMaker.part(CLAIMS);
    assertThat(why(tokens, unsigned)).isEqualTo(Denial.MALFORMED);
    assertThat(why(tokens, unsigned + ".")).isEqualTo(Denial.MALFORMED);
    assertThat(why(tokens, unsigned + ".AAAA")).isEqualTo(Denial.MALFORMED);
  }

  /** A checker without keys takes what nobody signed. */
  @Test
  void withoutAnyKeyNothingIsTrusted(Vertx vertx) {
    ProviderTokens tokens = started(vertx);
    String unsigned = head("none") + "." + TokenMaker.part(CLAIMS);
    assertThat(why(tokens, unsigned)).isEqualTo(Denial.MALFORMED);
    assertThat(why(tokens, RSA.token(CLAIMS))).isEqualTo(Denial.UNTRUSTED);
    assertThat(why(tokens, TokenMaker.withSecret(SECRET.getBytes(UTF_8), CLAIMS)))
        .isEqualTo(Denial.UNTRUSTED);
  }

  @Test
  void oddTokensAreRefusedAndNothingElseHappens(Vertx vertx) throws IOException {
    ProviderTokens tokens = started(vertx, "RS256:" + file(RSA.pem()));
    String good = RSA.token(CLAIMS);
    String[] parts = good.split("\\.", -1);
    String other = TokenMaker.part(CLAIMS.replace("viewer", "operator"));
    assertThat(why(tokens, parts[0] + "." + other + "." + parts[2])).isEqualTo(Denial.UNTRUSTED);
    for (String odd :
        List.of("", ".", "..", "a.b.c", good + ".x", "x" + good, good.substring(0, 40), "é.é.é")) {
      assertThat(why(tokens, odd)).as(odd).isIn(Denial.MALFORMED, Denial.UNTRUSTED);
    }
    assertThat(why(tokens, "a".repeat(100_000))).isEqualTo(Denial.MALFORMED);
    assertThat(why(tokens, TokenMaker.withSecret(new byte[32], "{\"alg\":\"RS256\"}", CLAIMS)))
        .isEqualTo(Denial.UNTRUSTED);
    assertThat(
            why(
                tokens,
                TokenMaker.withSecret(
                    new byte[32], "{\"alg\":\"RS256\",\"crit\":[\"b64\"]}", CLAIMS)))
        .isEqualTo(Denial.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "exp":1767323300       | "exp":1767323029     | EXPIRED
          "exp":1767323300       | "exp":"1767323300"   | UNTRUSTED
          "exp":1767323300       | "x":1                | MALFORMED
          "exp":1767323300       | "exp":1e300          | TOO_LONG
          "exp":1767323300       | "exp":1767424000     | TOO_LONG
          "iat":1767323000       | "iat":1767323100     | NOT_YET
          "iat":1767323000       | "nbf":1767323100     | NOT_YET
          "iss":"https://idp.test" | "iss":"https://evil.test" | WRONG_ISSUER
          "iss":"https://idp.test" | "x":1              | WRONG_ISSUER
          "aud":"sky"            | "aud":"mail"         | WRONG_AUDIENCE
          "aud":"sky"            | "aud":"sky mail"     | WRONG_AUDIENCE
          "aud":"sky"            | "aud":["mail","x"]   | WRONG_AUDIENCE
          "aud":"sky"            | "x":1                | WRONG_AUDIENCE
          ["viewer"]             | ["admin"]            | NO_ROLE
          ["viewer"]             | {"viewer":true}      | NO_ROLE
          "sub":"anna"           | "sub":7              | MALFORMED
          "sub":"anna"           | "sub":" "            | MALFORMED
          """)
  void whatATokenClaimsHasToBeRight(String part, String other, Denial why, Vertx vertx)
      throws IOException {
    ProviderTokens tokens = started(vertx, "RS256:" + file(RSA.pem()));
    assertThat(CLAIMS).contains(part);
    assertThat(why(tokens, RSA.token(CLAIMS.replace(part, other)))).isEqualTo(why);
  }

  @Test
  void itEndsWhenItSaysAndTheLeewayIsOver(Vertx vertx) throws IOException {
    ProviderTokens tokens = started(vertx, "RS256:" + file(RSA.pem()));
    String token = RSA.token(CLAIMS);
    assertThat(tokens.judge(token, (NOW_S + 269) * 1000)).isInstanceOf(Verdict.Admitted.class);
    assertThat(tokens.judge(token, (NOW_S + 270) * 1000))
        .isEqualTo(new Verdict.Denied(Denial.EXPIRED));
  }

  @Test
  void aFileWithoutAKeyEndsTheStartInWords(Vertx vertx) throws IOException {
    Path none = file("no key");
    Path ec = file(TokenMaker.of("ES256", "").pem());
    assertThatThrownBy(() -> started(vertx, "RS256:" + none)).hasMessageContaining("in PEM");
    assertThatThrownBy(() -> started(vertx, "RS256:" + ec)).hasMessageContaining(ec.toString());
    assertThatThrownBy(() -> started(vertx, "HS256:" + none)).hasMessageContaining("shorter");
    assertThatThrownBy(() -> started(vertx, "HS256:" + dir.resolve("nothing")))
        .hasMessageContaining("no such file");
  }

  @Test
  void keysOfAProviderComeAndGo(Vertx vertx) {
    TokenMaker first = TokenMaker.of("ES256", "first");
    TokenMaker second = TokenMaker.of("EdDSA", "second");
    AtomicInteger asked = new AtomicInteger();
    String[] set = {"{\"keys\":[%s]}".formatted(first.jwk())};
    HttpServer provider =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              asked.incrementAndGet();
              request.response().end(set[0]);
            })
            .listen(0, "127.0.0.1")
            .await();
    String address = "http://127.0.0.1:" + provider.actualPort() + "/jwks";
    ProviderTokens tokens = new ProviderTokens(vertx, rules(address), nowMs::get);
    tokens.start().await();
    assertThat(why(tokens, first.token(CLAIMS))).isNull();
    assertThat(tokens.isTrusted("first", nowMs.get())).isTrue();

    set[0] = "{\"keys\":[%s]}".formatted(second.jwk());
    assertThat(why(tokens, second.token(CLAIMS))).isEqualTo(Denial.UNTRUSTED);
    await().until(() -> why(tokens, second.token(CLAIMS)) == null);
    assertThat(why(tokens, first.token(CLAIMS))).isEqualTo(Denial.UNTRUSTED);
    assertThat(tokens.isTrusted("first", nowMs.get())).isFalse();

    int before = asked.get();
    for (int i = 0; i < 1_000; i++) {
      assertThat(why(tokens, first.token(CLAIMS))).isEqualTo(Denial.UNTRUSTED);
    }
    assertThat(asked.get()).as("asked again for an unknown key").isEqualTo(before);
    tokens.stop().await();
  }

  @Test
  void aSetHasNoSecretsAndNoShortKeys(Vertx vertx) {
    String secret =
        "{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"%s\"}".formatted(TokenMaker.part(SECRET));
    String small = "{\"kty\":\"RSA\",\"kid\":\"b\",\"n\":\"AQAB\",\"e\":\"AQAB\"}";
    for (String key : List.of(secret, small, "{}", "7")) {
      assertThatThrownBy(() ->
              KeyRing.ofSet(
                  vertx, new io.vertx.core.json.JsonObject("{\"keys\":[%s]}".formatted(key))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private ProviderTokens started(Vertx vertx, String... keys) {
    AuthConfig.Tokens rules =
        new AuthConfig.Tokens(
            "https://idp.test", List.of("sky"), 10, "sub", "roles", 86_400, List.of(keys), "", 60);
    ProviderTokens tokens = new ProviderTokens(vertx, rules, nowMs::get);
    tokens.start().await();
    return tokens;
  }

  private static AuthConfig.Tokens rules(String address) {
    return new AuthConfig.Tokens(
        "https://idp.test", List.of("sky"), 10, "sub", "roles", 86_400, List.of(), address, 3600);
  }

  private Path file(String text) throws IOException {
    Path file = Files.createTempFile(dir, "key", ".pem");
    return Files.writeString(file, text);
  }

  private static String head(String algorithm) {
    return TokenMaker.part("{\"alg\":\"%s\"}".formatted(algorithm));
  }

  /** {@code null}: it is let in. */
  private Denial why(ProviderTokens tokens, String token) {
    return tokens.judge(token, nowMs.get()) instanceof Verdict.Denied denied ? denied.why() : null;
  }
}
