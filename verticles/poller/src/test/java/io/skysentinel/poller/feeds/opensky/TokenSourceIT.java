package io.skysentinel.poller.feeds.opensky;

import static io.skysentinel.poller.feeds.polled.ScriptedServer.hangUp;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.ok;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.redirect;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.silence;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.status;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import io.skysentinel.poller.feeds.polled.ScriptedServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenSourceIT {
  private static final long PATIENCE_MS = 30_000;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong clockMs = new AtomicLong(1_700_000_000_000L);
  private ScriptedServer server;
  private TokenSource tokens;

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedServer(vertx);
    tokens =
        new TokenSource(
            new HttpFetch(vertx),
            clockMs::get,
            new TokenSource.Credentials(server.url() + "/token", "me & co", "s3cr3t="));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void asksByClientCredentials() throws Exception {
    server.then(ok("{\"access_token\":\"t1\",\"expires_in\":1800}"));

    assertThat(token()).isEqualTo("t1");

    ScriptedServer.Asked asked = server.asked.get(0);
    assertThat(asked.uri()).isEqualTo("/token");
    assertThat(asked.headers().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(asked.body())
        .isEqualTo("grant_type=client_credentials&client_id=me+%26+co&client_secret=s3cr3t%3D");
  }

  @Test
  void keepsATokenUntilHalfAMinuteBeforeItsEnd() throws Exception {
    server.then(ok("{\"access_token\":\"t1\",\"expires_in\":600}"));
    server.then(ok("{\"access_token\":\"t2\",\"expires_in\":\"soon\"}"));
    server.then(ok("{\"access_token\":\"t3\"}"));

    assertThat(token()).isEqualTo("t1");
    clockMs.addAndGet(569_999);
    assertThat(token()).isEqualTo("t1");
    clockMs.addAndGet(1);
    assertThat(token()).isEqualTo("t2");
    clockMs.addAndGet(1_769_999);
    assertThat(token()).isEqualTo("t2");
    clockMs.addAndGet(1);
    assertThat(token()).isEqualTo("t3");
  }

  @Test
  void asksOnceForAllWhoWait() throws Exception {
    server.then(ok("{\"access_token\":\"t1\"}"));
    Promise<List<String>> both = Promise.promise();
    vertx.runOnContext(v -> {
      Future<String> first = tokens.token(PATIENCE_MS);
      Future<String> second = tokens.token(PATIENCE_MS);
      Future.all(first, second)
          .map(all -> List.of(first.result(), second.result()))
          .onComplete(both);
    });

    assertThat(both.future().await(60, SECONDS)).containsExactly("t1", "t1");
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void forgetsARefusedTokenButNotItsSuccessor() throws Exception {
    server.then(ok("{\"access_token\":\"t1\"}")).then(ok("{\"access_token\":\"t2\"}"));

    tokens.forget(token());
    assertThat(token()).isEqualTo("t2");
    tokens.forget("t1");
    assertThat(token()).isEqualTo("t2");
  }

  @Test
  void saysWhyThereIsNoTokenAndRecovers() throws Exception {
    server.then(status(401)).then(status(503)).then(hangUp()).then(ok("<html>")).then(ok(""));
    server.then(ok("[]")).then(ok("{\"access_token\":7}")).then(ok("{\"access_token\":\"a b\"}"));
    server.then(ok("x".repeat(100_000))).then(redirect("/elsewhere")).then(silence());
    server.then(ok("{\"access_token\":\"t1\"}"));

    FeedFailure refused = failure();
    assertThat(refused.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
    assertThat(refused)
        .hasMessage(
            "OpenSky does not accept the client id with its secret (127.0.0.1:%d"
                + " answers HTTP 401)",
            server.port());
    assertThat(failure().kind()).isEqualTo(FailureKind.SERVER_ERROR);
    assertThat(failure().kind()).isEqualTo(FailureKind.UNREACHABLE);
    for (int nonsense = 0; nonsense < 5; nonsense++) {
      assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED);
    }
    assertThat(failure().kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(failure().kind()).isEqualTo(FailureKind.CLIENT_ERROR);
    assertThat(failure(200).kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(token()).isEqualTo("t1");
  }

  @Test
  void tellsNobodyTheSecret() {
    server.otherwise(status(401));

    assertThat(failure()).hasMessageNotContaining("s3cr3t");
    assertThat(new TokenSource.Credentials("url", "id", "s3cr3t").toString())
        .doesNotContain("s3cr3t");
  }

  private FeedFailure failure() {
    return failure(PATIENCE_MS);
  }

  private FeedFailure failure(long timeoutMs) {
    FeedFailure failure = catchThrowableOfType(FeedFailure.class, () -> token(timeoutMs));
    assertThat(failure).as("the token request must fail").isNotNull();
    return failure;
  }

  private String token() throws Exception {
    return token(PATIENCE_MS);
  }

  private String token(long timeoutMs) throws Exception {
    Promise<String> token = Promise.promise();
    vertx.runOnContext(v -> tokens.token(timeoutMs).onComplete(token));
    return token.future().await(60, SECONDS);
  }
}
