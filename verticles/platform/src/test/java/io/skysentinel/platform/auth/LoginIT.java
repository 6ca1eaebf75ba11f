package io.skysentinel.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.auth.users.LoginLimiter;
import io.skysentinel.platform.auth.users.Passwords;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password for a cookie, and what the cookie opens. */
@ExtendWith(VertxExtension.class)
class LoginIT {
  /** Cheap ones: what is tested is not how long they take. */
  private static final String ANNAS =
      BCrypt.withDefaults().hashToString(4, "annas password".toCharArray());

  private static final String BERTS =
      BCrypt.withDefaults().hashToString(4, "berts password".toCharArray());

  /** Stands still unless a test moves it: waiting is what much of this is about. */
  private final AtomicLong now = new AtomicLong(System.currentTimeMillis());

  private final AtomicLong steady = new AtomicLong(1);
  private final Clocks clocks = new Clocks(now::get, steady::get);

  private final HttpClient client = HttpClient.newHttpClient();
  private final SkyConfig usual = SkyConfig.defaults().with("http.port", 0);

  @TempDir private Path dir;
  private Path users;
  private LiveConfig config;
  private Authenticator authenticator;
  private WebVerticle web;

  @BeforeEach
  void serve(Vertx vertx) throws IOException {
    users =
        Files.writeString(
            dir.resolve("users"), "anna:operator:" + ANNAS + "\nbert:viewer:" + BERTS + "\n");
    config = new LiveConfig(usual.with(AuthConfig.PART, auth(Set.of())));
    authenticator = new Authenticator(vertx, config, clocks, new SimpleMeterRegistry());
    authenticator.start().await();
    Routes data =
        (router, loop) -> {
          router.get("/flights").handler(asked -> asked.response().end("data"));
          router.delete("/flights").handler(asked -> asked.response().end("gone"));
        };
    web =
        new WebVerticle(
            config.current(),
            List.of(
                new AccessCheck(authenticator, path -> path.equals("/"), LoginIT::addressOf),
                new LoginRoutes(
                    authenticator, new Passwords(vertx), new LoginLimiter(), LoginIT::addressOf),
                data));
    vertx.deployVerticle(web).await();
  }

  private static String addressOf(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }

  @AfterEach
  void stop() {
    authenticator.stop().await();
  }

  @Test
  void aPasswordOpensWhatItsRolesAllow() throws Exception {
    assertThat(get("/flights", "").statusCode()).isEqualTo(401);
    assertThat(get("/flights", "").headers().firstValue("www-authenticate"))
        .contains("Bearer realm=\"SkySentinel\"");

    HttpResponse<String> login = login("bert", "berts password");
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(login.body()).getString("name")).isEqualTo("bert");
    assertThat(login.headers().firstValue("set-cookie").orElseThrow())
        .contains("HTTPOnly", "SameSite=Strict", "Path=/")
        .containsPattern("Max-Age=360[01];")
        .doesNotContain("Secure");
    String bert = cookie(login);
    assertThat(get("/flights", bert).body()).isEqualTo("data");
    assertThat(send("DELETE", "/flights", "", bert).statusCode()).isEqualTo(403);
    assertThat(send("DELETE", "/flights", "", cookie(login("anna", "annas password"))).body())
        .isEqualTo("gone");
    assertThat(new JsonObject(get("/whoami", bert).body()).getJsonArray("roles"))
        .containsExactly("viewer");
    assertThat(new JsonObject(get("/whoami", "").body()).fieldNames()).containsExactly("login");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/../flights",
        "/health/live/../../flights",
        "//flights",
        "/./flights",
        "/%66lights",
        "/health%2f..%2fflights",
        "/flights/",
        "/flights;x",
      })
  void noDetourLeadsAroundTheCheck(String path) throws Exception {
    assertThat(get(path, "").statusCode()).isEqualTo(401);
  }

  @Test
  void theCookieEndsAndIsRenewedUntilThePasswordIsAskedForAgain() throws Exception {
    String cookie = cookie(login("bert", "berts password"));
    for (int hour = 0; hour < 11; hour++) {
      pass(3_500);
      HttpResponse<String> renewed = send("POST", "/renew", "{}", cookie);
      assertThat(renewed.statusCode()).isEqualTo(200);
      cookie = cookie(renewed);
      assertThat(get("/flights", cookie).statusCode()).isEqualTo(200);
    }
    pass(3_600);
    HttpResponse<String> over = get("/flights", cookie);
    assertThat(over.statusCode()).isEqualTo(401);
    assertThat(over.body()).contains("expired");
    assertThat(send("POST", "/renew", "{}", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void theCookieIsTakenBack() throws Exception {
    HttpResponse<String> out =
        send("POST", "/logout", "{}", cookie(login("bert", "berts password")));
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("set-cookie").orElseThrow())
        .startsWith("skysentinel=;")
        .contains("Max-Age=0");
  }

  @Test
  void whoIsRemovedOrHasAnotherPasswordIsOutSoon() throws Exception {
    String anna = cookie(login("anna", "annas password"));
    String bert = cookie(login("bert", "berts password"));
    Files.writeString(users, "bert:viewer:" + ANNAS + "\n");
    await().until(() -> get("/flights", anna).statusCode() == 403);
    await().until(() -> get("/flights", bert).statusCode() == 403);
    assertThat(login("bert", "annas password").statusCode()).isEqualTo(200);

    Files.writeString(users, "nonsense");
    Files.writeString(users, "bert:viewer:" + BERTS + "\n");
    await().until(() -> get("/flights", bert).statusCode() == 200);
    config.swap(usual.with(AuthConfig.PART, auth(Set.of("bert"))));
    assertThat(get("/flights", bert).statusCode()).isEqualTo(403);
  }

  @Test
  void guessingIsSlowedWhetherTheNameExistsOrNot() throws Exception {
    for (String name : List.of("anna", "nobody")) {
      List<Integer> told = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        told.add(login(name, "guess " + i).statusCode());
      }
      assertThat(told).startsWith(401, 401, 401, 401, 401).endsWith(429, 429, 429);
    }
    HttpResponse<String> slowed = login("anna", "annas password");
    assertThat(slowed.statusCode()).as("not even the right one").isEqualTo(429);
    assertThat(slowed.headers().firstValue("retry-after")).isPresent();
    now.addAndGet(3_600_000);
    assertThat(login("anna", "annas password").statusCode())
        .as("a clock that is set forgives nothing")
        .isEqualTo(429);
    pass(3_600);
    assertThat(login("anna", "annas password").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "annas password\u0000", "é€😀"})
  void anyPasswordIsWrongThatIsNotTheRightOne(String password) throws Exception {
    assertThat(login("anna", password).statusCode()).isEqualTo(401);
    assertThat(login("anna", password + "x".repeat(5_000)).statusCode()).isEqualTo(401);
  }

  @Test
  void manyAtOnceAreNoWayAround() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 60).mapToObj(i -> later("anna", "guess " + i)).toList();
    List<Integer> told = answers.stream().map(each -> each.join().statusCode()).toList();
    assertThat(told).contains(401, 429);
    assertThat(told.stream().filter(status -> status == 401).count()).isLessThanOrEqualTo(5);
  }

  @Test
  void whoAsksTooOftenHasToWaitByAddressAndByName() throws Exception {
    String bert = cookie(login("bert", "berts password"));
    config.swap(config.current().with("http.limits.requestsPerName", 1));
    for (int i = 0; i < 10; i++) {
      assertThat(get("/flights", bert).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> tooOften = get("/flights", bert);
    assertThat(tooOften.statusCode()).isEqualTo(429);
    assertThat(tooOften.headers().firstValue("retry-after")).hasValue("1");
    assertThat(get("/", "").statusCode()).as("the page is nobody's").isEqualTo(404);
    pass(1);
    assertThat(get("/flights", bert).statusCode()).isEqualTo(200);

    config.swap(config.current().with("http.limits.requestsPerAddress", 1));
    for (int i = 0; i < 10; i++) {
      assertThat(get("/flights", "").statusCode()).isEqualTo(401);
    }
    assertThat(get("/", "").statusCode()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "{}",
        "{\"name\":7,\"password\":\"x\"}",
        "{\"name\":\"anna\"}"
      })
  void whatIsNoLoginIsRefusedInWords(String body) throws Exception {
    assertThat(send("POST", "/login", body, "").statusCode()).isEqualTo(400);
  }

  @Test
  void aFormOfAnotherPageCannotLogIn() throws Exception {
    HttpRequest form =
        HttpRequest.newBuilder(uri("/login"))
            .header("content-type", "text/plain")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"name\":\"bert\",\"password\":\"berts password\"}"))
            .build();
    assertThat(client.send(form, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    assertThat(send("POST", "/login", "x".repeat(100_000), "").statusCode()).isEqualTo(413);
  }

  @Test
  void aCookieOfAnotherNodesKeyIsNone(Vertx vertx) throws Exception {
    Authenticator other = new Authenticator(vertx, config, clocks, new SimpleMeterRegistry());
    var login = other.logins().begin("anna", "x", nowMs(), nowMs());
    String forged = "skysentinel=" + other.logins().tokenOf(login, nowMs());
    assertThat(get("/flights", forged).statusCode()).isEqualTo(401);
  }

  @Test
  void aUsersFileThatCannotBeReadEndsTheStart(Vertx vertx) throws IOException {
    Files.writeString(users, "anna:viewer:secret\n");
    Authenticator broken = new Authenticator(vertx, config, clocks, new SimpleMeterRegistry());
    assertThatThrownBy(() -> broken.start().await())
        .hasMessageContaining(users.toString())
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("secret");
    broken.stop().await();
  }

  private AuthConfig auth(Set<String> refused) {
    return new AuthConfig(
        true,
        false,
        refused,
        SkyConfig.defaults().get(AuthConfig.PART).tokens(),
        new AuthConfig.Users(users.toString(), "", 3_600, 43_200, false));
  }

  private long nowMs() {
    return now.get();
  }

  private void pass(int seconds) {
    now.addAndGet(seconds * 1_000L);
    steady.addAndGet(seconds * 1_000L);
  }

  private HttpResponse<String> login(String name, String password) throws Exception {
    return send("POST", "/login", form(name, password), "");
  }

  private CompletableFuture<HttpResponse<String>> later(String name, String password) {
    return client.sendAsync(
        request("POST", "/login", form(name, password), ""), HttpResponse.BodyHandlers.ofString());
  }

  private static String form(String name, String password) {
    return new JsonObject().put("name", name).put("password", password).encode();
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return send("GET", path, "", cookie);
  }

  private HttpResponse<String> send(String method, String path, String body, String cookie)
      throws Exception {
    return client.send(request(method, path, body, cookie), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, String body, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!cookie.isEmpty()) {
      request.header("cookie", cookie);
    }
    return request.build();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + web.port() + path);
  }

  private static String cookie(HttpResponse<String> answer) {
    String set = answer.headers().firstValue("set-cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }
}
