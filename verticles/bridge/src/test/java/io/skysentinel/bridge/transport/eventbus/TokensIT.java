package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.testing.Loopback;
import io.skysentinel.testing.TokenMaker;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in, with tokens that are good and with those that only look so. */
class TokensIT {
  private static final String LIVE = "/ws/flights";
  private static final String RAW = "/eventbus/websocket";
  private static final String SOCKJS = "/eventbus/123/abcdefgh/websocket";
  private static final List<String> SOCKETS = List.of(LIVE, RAW, SOCKJS);
  private static final List<String> PATHS =
      List.of("/flights", "/flights/a00001", "/data/aircraft.json", "/status", "/flights/sse");
  private static final String ASK =
      "{'type':'send','address':'sky.snapshot','replyAddress':'r-1','body':{'world':true},"
          + "'headers':{%s}}";
  private static final TokenMaker PROVIDER = TokenMaker.of("ES256", "");
  private static final TokenMaker SOMEBODY = TokenMaker.of("ES256", "");

  @TempDir private static Path dir;
  private BusServer server;
  private AuthConfig auth;

  @BeforeEach
  void serve() throws IOException {
    Path key = Files.writeString(dir.resolve("provider.pem"), PROVIDER.pem());
    auth =
        new AuthConfig(
            true,
            false,
            Set.of(),
            new AuthConfig.Tokens(
                "https://idp.test",
                List.of("sky"),
                10,
                "sub",
                "roles",
                86_400,
                List.of("ES256:" + key),
                "",
                60),
            SkyConfig.defaults().get(AuthConfig.PART).users());
    server = BusServer.ofOneAircraft(auth);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "expired, 401, 4003",
    "forged, 401, 4002",
    "alg none, 401, 4002",
    "another audience, 401, 4002",
    "no role, 403, 4004",
    "nonsense, 401, 4002"
  })
  void aBadTokenOpensNothing(String kind, int status, int closeCode) throws Exception {
    String token = bad(kind);
    for (String header :
        List.of("authorization: Bearer " + token, "cookie: skysentinel=" + token)) {
      String[] parts = header.split(": ", 2);
      for (String path : PATHS) {
        HttpResponse<String> answer = Loopback.get(server.port(), path, parts);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("\"icao24\"", token);
      }
      assertThat(
              Loopback.ask("POST", server.port(), "/eventbus/1/abcdefgh/xhr", parts).statusCode())
          .isEqualTo(status);
      for (String path : SOCKETS) {
        assertThat(BareSocket.statusOf(server.port(), path, header)).contains(" " + status);
      }
    }
    String offered = "Sec-WebSocket-Protocol: sky.v1.json, sky.token." + token;
    for (String path : SOCKETS) {
      assertThat(BareSocket.statusOf(server.port(), path, offered)).contains(" " + status);
    }
    inAMessage(token, closeCode);
    assertThat(server.clients()).isZero();
  }

  private void inAMessage(String token, int closeCode) throws IOException {
    try (BareSocket live = BareSocket.open(server.port(), LIVE)) {
      live.say("{'type':'auth','token':'%s'}".formatted(token));
      assertThat(live.closeCode()).isEqualTo(closeCode);
    }
    try (BareSocket raw = BareSocket.open(server.port(), RAW);
        BareSocket sockJs = BareSocket.open(server.port(), SOCKJS)) {
      raw.say(ASK.formatted(authorization(token)));
      assertThat(raw.closeCode()).isEqualTo(closeCode);
      sockJs.saySockJs(ASK.formatted(authorization(token)));
      assertThat(sockJs.closeCode()).isEqualTo(closeCode);
    }
  }

  @Test
  void withoutATokenNothingIsTold() throws Exception {
    for (String path : PATHS) {
      assertThat(Loopback.get(server.port(), path).statusCode()).as(path).isEqualTo(401);
      assertThat(Loopback.get(server.port(), path + "?token=" + good(300)).statusCode())
          .as("never needed in an address, and never taken there")
          .isEqualTo(401);
    }
    try (BareSocket live = BareSocket.open(server.port(), LIVE);
        BareSocket raw = BareSocket.open(server.port(), RAW)) {
      live.say("{'type':'view','world':true}");
      assertThat(live.closeCode()).isEqualTo(4002);
      raw.say("{'type':'register','address':'sky.delta.world','headers':{}}");
      assertThat(raw.next("err", "").getString("body")).isEqualTo("not_known");
      assertThat(raw.closeCode()).isEqualTo(4002);
    }
  }

  @Test
  void whoSaysNothingOfThemselvesIsSentAwayAndFewOfThemAreIn() throws IOException {
    List<BareSocket> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < 401; i++) {
        strangers.add(BareSocket.open(server.port(), LIVE));
      }
      await().until(() -> server.rejected("not_known") >= 1);
      assertThat(server.clients()).isLessThanOrEqualTo(400);
      server.passSeconds(11);
      for (BareSocket stranger : strangers) {
        assertThat(stranger.closeCode()).isEqualTo(4002);
      }
      await().until(() -> server.clients() == 0);
    } finally {
      for (BareSocket stranger : strangers) {
        stranger.close();
      }
    }
    try (BareSocket later = BareSocket.open(server.port(), LIVE)) {
      later.say("{'type':'auth','token':'%s'}".formatted(good(300)));
      assertThat(later.read().text()).contains("snapshot");
    }
  }

  @Test
  void aGoodTokenOpensEveryWay() throws Exception {
    String token = good(300);
    String header = "authorization: Bearer " + token;
    for (String path : List.of("/flights", "/flights/a00001", "/data/aircraft.json", "/status")) {
      for (String[] parts :
          List.of(header.split(": ", 2), ("cookie: skysentinel=" + token).split(": ", 2))) {
        assertThat(Loopback.get(server.port(), path, parts).statusCode()).as(path).isEqualTo(200);
      }
    }
    for (String each :
        List.of(
            header,
            "cookie: a=b; skysentinel=" + token,
            "Sec-WebSocket-Protocol: sky.v1.json, sky.token." + token)) {
      try (BareSocket live = BareSocket.open(server.port(), LIVE, each)) {
        assertThat(live.read().text()).contains("snapshot", "a00001");
      }
      try (BareSocket raw = BareSocket.open(server.port(), RAW, each)) {
        raw.say(ASK.formatted(""));
        assertThat(raw.next("rec", "r-1").encode()).contains("a00001");
      }
    }
    try (InputStream events = events(token)) {
      assertThat(new String(events.readNBytes(60), StandardCharsets.UTF_8)).contains("snapshot");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RAW, SOCKJS})
  void theEventBusClientsHeadersCarryIt(String path) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), path)) {
      String ask = ASK.formatted(authorization(good(300)));
      for (int i = 0; i < 3; i++) {
        if (path.equals(RAW)) {
          browser.say(ask);
        } else {
          browser.saySockJs(ask);
        }
        assertThat(browser.next("rec", "r-1").encode()).contains("a00001");
      }
    }
  }

  @Test
  void whoGuessesTheNameOfAnothersSessionGetsNothingOfIt() throws Exception {
    String session = "/eventbus/1/abcdefgh/";
    assertThat(post(session + "xhr", "anna").body()).isEqualTo("o\n");
    assertThat(post(session + "xhr", "bert").statusCode()).isEqualTo(404);
    assertThat(post(session + "xhr_send", "bert").statusCode()).isEqualTo(404);
    assertThat(post(session + "xhr_send", "anna").statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> post(String path, String name) throws Exception {
    String token = PROVIDER.token(claims("sky", "viewer", 300, name));
    return Loopback.ask("POST", server.port(), path, "authorization", "Bearer " + token);
  }

  @Test
  void whoIsInIsSentAwayWhenTheTokenEndsAndStaysWithANewOne() throws Exception {
    String header = "authorization: Bearer " + good(100);
    try (BareSocket live = BareSocket.open(server.port(), LIVE, header);
        BareSocket raw = BareSocket.open(server.port(), RAW, header);
        BareSocket sockJs = BareSocket.open(server.port(), SOCKJS, header);
        BareSocket renewed = BareSocket.open(server.port(), LIVE, header);
        InputStream events = events(good(100))) {
      renewed.say("{'type':'auth','token':'%s'}".formatted(good(1_000)));
      renewed.say("{'type':'view','bbox':[0,0,1,1]}");
      assertThat(renewed.read().text()).contains("snapshot");
      server.passSeconds(200);
      assertThat(live.closeCode()).isEqualTo(4003);
      assertThat(raw.closeCode()).isEqualTo(4003);
      assertThat(sockJs.closeCode()).isEqualTo(4003);
      assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8)).contains("snapshot");
      renewed.say("{'type':'view','world':true}");
      while (!renewed.read().text().contains("a00001")) {
        // Heartbeats and the first view come before.
      }
    }
  }

  @Test
  void whoseNameIsRefusedIsSentAway() throws IOException {
    String header = "authorization: Bearer " + good(300);
    try (BareSocket live = BareSocket.open(server.port(), LIVE, header)) {
      assertThat(live.read().text()).contains("snapshot");
      server.live.swap(
          server
              .live
              .current()
              .with(
                  AuthConfig.PART,
                  new AuthConfig(true, false, Set.of("anna"), auth.tokens(), auth.users())));
      assertThat(live.closeCode()).isEqualTo(4004);
    }
    assertThatThrownBy(() -> BareSocket.open(server.port(), LIVE, header))
        .hasMessageContaining("403");
  }

  private InputStream events(String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/flights/sse"))
            .header("authorization", "Bearer " + token)
            .build();
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static String authorization(String token) {
    return "'Authorization':'Bearer " + token + "'";
  }

  private static String good(int seconds) {
    return PROVIDER.token(claims("sky", "viewer", seconds));
  }

  private static String bad(String kind) {
    return switch (kind) {
      case "expired" -> PROVIDER.token(claims("sky", "viewer", -60));
      case "forged" -> SOMEBODY.token(claims("sky", "viewer", 300));
      case "alg none" ->
          TokenMaker.part("{\"alg\":\"none\"}")
              + "."
              + TokenMaker.part(claims("sky", "viewer", 300))
              + ".AAAA";
      case "another audience" -> PROVIDER.token(claims("mail", "viewer", 300));
      case "no role" -> PROVIDER.token(claims("sky", "guest", 300));
      default -> "nonsense";
    };
  }

  private static String claims(String audience, String role, int seconds) {
    return claims(audience, role, seconds, "anna");
  }

  private static String claims(String audience, String role, int seconds, String name) {
    long now = System.currentTimeMillis() / 1000;
    return new JsonObject()
        .put("iss", "https://idp.test")
        .put("aud", audience)
        .put("sub", name)
        .put("roles", List.of(role))
        .put("iat", now - 120)
        .put("exp", now + seconds)
        .encode();
  }
}
