package io.skysentinel.history.ask.stream;

import static io.skysentinel.history.ask.MadePast.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.history.ask.HistoryFixture;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.socket.MessageForm;
import io.skysentinel.testing.Loopback;
import io.skysentinel.testing.TokenMaker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where clients have to say who they are, the past is for those only who may come in. */
class StreamTokensIT {
  private static final TokenMaker PROVIDER = TokenMaker.of("ES256", "");
  private static final String FROM = "?from=" + (BEGIN + 100);

  @TempDir private Path dir;
  private HistoryFixture node;

  @BeforeEach
  void serve() throws Exception {
    Path key = Files.writeString(dir.resolve("provider.pem"), PROVIDER.pem());
    AuthConfig auth =
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
    node = new HistoryFixture(MadePast.of(10, 1_000), auth);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void withoutATokenNothingIsTold() throws Exception {
    for (String path :
        List.of(
            "/history/span",
            "/history/at?t=1",
            "/history/traffic?from=0&to=1",
            "/flights/a00001/track",
            "/export?from=0&to=1")) {
      assertThat(node.get(path).statusCode()).as(path).isEqualTo(401);
      assertThat(Loopback.get(node.port(), path, "authorization", bearer(300)).statusCode())
          .as(path)
          .isEqualTo(200);
    }
    StreamClient eager = StreamClient.json(node, FROM);
    eager.say("{'type':'play','speed':2}");
    assertThat(eager.awaitClosed()).isEqualTo((short) 4002);
    assertThat(eager.told.messages()).isEmpty();

    StreamClient silent = StreamClient.json(node, FROM);
    await().until(() -> node.streams() == 1);
    node.passSeconds(11);
    assertThat(silent.awaitClosed()).isEqualTo((short) 4002);
    assertThat(silent.told.messages()).isEmpty();
  }

  @Test
  void aTokenMayComeInTheFirstMessage() {
    StreamClient client = StreamClient.json(node, FROM);
    client.say("{'type':'auth','token':'%s'}".formatted(token(300)));

    await().until(() -> !client.told.flights().isEmpty());
  }

  @Test
  void whoseTokenExpiresIsSentAwayUnlessThereIsANewerOne() {
    StreamClient forgetful = client();
    StreamClient careful = client();
    careful.say("{'type':'auth','token':'%s'}".formatted(token(1_000)));
    await().until(() -> node.streams() == 2);
    // Answers to pings are on their way by then.
    node.passSeconds(25);
    StreamClient late = client();
    late.say("{'type':'auth','token':'nonsense'}");
    assertThat(late.awaitClosed()).isEqualTo((short) 4002);
    node.passSeconds(30);

    assertThat(forgetful.awaitClosed()).isEqualTo((short) 4003);
    careful.say("{'type':'pause'}");
    await().until(() -> careful.told.state().contains("\"playing\":false"));
  }

  private StreamClient client() {
    return new StreamClient(node, MessageForm.JSON, FROM, "authorization", bearer(40));
  }

  private static String bearer(int seconds) {
    return "Bearer " + token(seconds);
  }

  private static String token(int seconds) {
    return PROVIDER.token(
        "{\"iss\":\"https://idp.test\",\"aud\":\"sky\",\"sub\":\"anna\",\"roles\":[\"viewer\"],"
            + "\"iat\":%d,\"exp\":%d}".formatted(HistoryFixture.NOW, HistoryFixture.NOW + seconds));
  }
}
