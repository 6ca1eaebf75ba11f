package io.skysentinel.history.ask.stream;

import static io.skysentinel.history.ask.MadePast.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.live.View;
import io.skysentinel.history.ask.HistoryFixture;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.platform.socket.MessageForm;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryStreamIT {
  private static final String FROM = "?from=" + (BEGIN + 100);

  private final MadePast past = MadePast.of(40, 1_000);
  private final HistoryFixture node = new HistoryFixture(past);

  @AfterEach
  void close() {
    node.close();
  }

  @ParameterizedTest
  @EnumSource(MessageForm.class)
  void playsThePastInEachForm(MessageForm form) {
    StreamClient client = new StreamClient(node, form, FROM + "&speed=10");
    await().until(() -> count(client, Delta.class) > 5);
    client.say("{'type':'pause'}");
    await().until(() -> client.told.state().contains("\"playing\":false"));

    Snapshot first = client.told.snapshots().get(0);
    assertThat(first.t()).isEqualTo(Math.round((BEGIN + 100) * 1000));
    assertThat(first.shard()).isZero();
    assertThat(client.told.missed()).isFalse();
    double t = lastT(client) / 1000.0;
    assertThat(client.told.flights().keySet()).isEqualTo(expected(t, View.WORLD));
    assertThat(count(client, Heartbeat.class)).isPositive();
  }

  @Test
  void seeksAndLooksElsewhere() {
    StreamClient client = StreamClient.json(node, FROM + "&bbox=170,-90,179,90");
    View view = View.of(new BoundingBox(-90, 90, 170, 179));
    await().until(() -> !client.told.snapshots().isEmpty());
    client.say("{'type':'pause'}");
    client.say("{'type':'seek','t':%s}".formatted(BEGIN + 500));
    await().until(() -> client.told.snapshots().size() == 2);
    Snapshot sought = client.told.snapshots().get(1);
    assertThat(sought.t()).isEqualTo(Math.round((BEGIN + 500) * 1000));
    assertThat(sought.views()).isEqualTo(view.names());
    assertThat(client.told.flights().keySet()).isEqualTo(expected(BEGIN + 500, view));

    client.say("{'type':'view','world':true}");
    await().until(() -> client.told.snapshots().size() == 3);
    assertThat(client.told.snapshots().get(2).views()).isNull();
    assertThat(client.told.flights().keySet()).isEqualTo(expected(BEGIN + 500, View.WORLD));
    assertThat(client.told.snapshots().stream().map(Snapshot::epoch).distinct()).hasSize(3);

    client.say("{'type':'play','speed':-600}");
    await().until(() -> client.told.state().contains("\"speed\":-600,\"playing\":false"));
    await().until(() -> client.told.flights().size() == 8);
    assertThat(client.told.missed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?speed=1 | from is missing",
        "?from=x | is not a number",
        "?from=1&speed=0 | speed has to be 0.1 to 600",
        "?from=1&speed=601 | speed has to be 0.1 to 600",
        "?from=1&bbox=1 | four numbers",
      })
  void saysInWordsWhatCannotBePlayed(String query, String words) {
    assertThatThrownBy(() -> StreamClient.json(node, query))
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class,
            rejected -> {
              assertThat(rejected.getStatus()).isEqualTo(400);
              assertThat(rejected.getBody().toString()).contains(words);
            });
    assertThat(node.refused("bad_query")).isEqualTo(1);
  }

  @Test
  void isNotForWhoSpeaksNoWebSocket() throws Exception {
    assertThat(node.get("/history/stream" + FROM).statusCode()).isEqualTo(426);
  }

  @Test
  void nonsenseIsAnsweredInWordsAndThenNoMore() {
    StreamClient client = StreamClient.json(node, FROM);
    List<String> nonsense =
        List.of(
            "no",
            "[]",
            "{'type':'dance'}",
            "{'type':'play','speed':'fast'}",
            "{'type':'play','speed':1e9}",
            "{'type':'seek'}",
            "{'type':'seek','t':1e300}",
            "{'type':'seek','t':'yesterday'}",
            "{'type':'view','bbox':[1,2]}");
    nonsense.forEach(client::say);
    await().until(() -> client.problem().contains("four numbers"));
    client.say("{'type':'pause'}");
    for (int i = 0; i < 10; i++) {
      client.say("{'type':'seek','t':[]}");
    }

    assertThat(client.awaitClosed()).isEqualTo((short) 1008);
    await().until(() -> node.streams() == 0);
  }

  @Test
  void whoFloodsIsSentAway() {
    StreamClient client = StreamClient.json(node, FROM);
    for (int i = 0; i < 200; i++) {
      var unused = client.socket.writeTextMessage("{\"type\":\"seek\",\"t\":%d}".formatted(i));
    }

    assertThat(client.awaitClosed()).isEqualTo((short) 1008);
    assertThat(node.refused("too_many_messages")).isEqualTo(1);
    await().until(() -> node.streams() == 0);
  }

  @Test
  void whoSaysTooMuchOrInNumbersIsSentAway() {
    StreamClient client = StreamClient.json(node, FROM);
    client.say("x".repeat(5_000));
    assertThat(client.awaitClosed()).isEqualTo((short) 1009);

    StreamClient binary = StreamClient.json(node, FROM);
    binary.socket.writeBinaryMessage(Buffer.buffer("{}"));
    assertThat(binary.awaitClosed()).isEqualTo((short) 1003);
  }

  @Test
  void onlySoManyAreShownThePast() {
    for (int i = 0; i < HistoryFixture.MOST_STREAMS; i++) {
      StreamClient.json(node, FROM);
    }
    assertThatThrownBy(() -> StreamClient.json(node, FROM))
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class,
            rejected -> assertThat(rejected.getStatus()).isEqualTo(503));
    assertThat(node.refused("full")).isEqualTo(1);
  }

  @Test
  void whoLeavesInTheMiddleCostsNothingMore() {
    for (int i = 0; i < 3 * HistoryFixture.MOST_STREAMS; i++) {
      StreamClient client = StreamClient.json(node, FROM + "&speed=600");
      client.say("{'type':'seek','t':%s}".formatted(BEGIN + 400));
      client.socket.close().await();
      await().until(() -> node.streams() == 0 && node.door.clients() == 0);
    }
  }

  @Test
  void whoReadsNothingIsNotWaitedForAndThenSentAway() {
    past.add(MadePast.of(2_000, 100).updates());
    StreamClient slow = StreamClient.json(node, "?from=" + (BEGIN + 90) + "&speed=1");
    await().until(() -> !slow.told.snapshots().isEmpty());
    slow.socket.pause();
    // Each is answered by a megabyte, as long as it is taken.
    await()
        .until(() -> {
          slow.say("{'type':'seek','t':%s}".formatted(BEGIN + 90));
          return node.behind() == 1;
        });
    node.passSeconds(61);

    await().until(() -> node.refused("slow") == 1);
    await().until(() -> node.streams() == 0);
    // Only now does it hear that it was sent away.
    slow.socket.resume();
    slow.awaitClosed();
  }

  @Test
  void whoIsSilentIsSentAway() {
    StreamClient client = StreamClient.json(node, FROM);
    await().until(() -> node.streams() == 1);
    node.passSeconds(61);

    assertThat(client.awaitClosed()).isEqualTo((short) 4001);
  }

  @Test
  void goesOnWhenThePastCanBeAskedAgain() {
    past.fail(new IllegalStateException("away"));
    StreamClient client = StreamClient.json(node, FROM);
    await().until(() -> client.problem().contains("cannot be asked now"));
    past.fail(null);
    node.passSeconds(3);

    await().until(() -> !client.told.flights().isEmpty());
  }

  private Set<String> expected(double t, View view) {
    Set<String> icao24s = new TreeSet<>();
    past.sky(t, null).stream()
        .map(sighting -> sighting.last().state())
        .filter(view::shows)
        .forEach(state -> icao24s.add(state.icao24()));
    return icao24s;
  }

  private static long lastT(StreamClient client) {
    return client.told.messages().stream()
        .filter(Delta.class::isInstance)
        .mapToLong(delta -> ((Delta) delta).t())
        .reduce(0, (before, last) -> last);
  }

  private static long count(StreamClient client, Class<?> kind) {
    return client.told.messages().stream().filter(kind::isInstance).count();
  }
}
