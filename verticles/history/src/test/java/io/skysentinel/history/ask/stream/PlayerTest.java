package io.skysentinel.history.ask.stream;

import static io.skysentinel.history.ask.MadePast.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.live.View;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.platform.socket.MessageForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlayerTest {
  private static final MadePast PAST = MadePast.of(40, 900);
  private static final double[] SPEEDS = {0.5, 1, 2, 10, 20, 30, 60, 600, -1, -10, -60, -600};

  /** The law of it all: whatever the client asks for, it holds the sky of the instant. */
  @Property(tries = 100)
  void theClientHoldsTheSkyOfTheInstant(@ForAll long seed) {
    Random random = new Random(seed);
    MessageForm form = MessageForm.values()[random.nextInt(3)];
    PlayerFixture played =
        new PlayerFixture(PAST, form, view(random), BEGIN + random.nextInt(900), 1);
    for (int i = 0; i < 25; i++) {
      act(played, random);
      assertThat(played.client.missed()).isFalse();
      if (form == MessageForm.JSON) {
        assertThat(played.client.flights()).isEqualTo(played.expected());
      } else {
        assertThat(played.client.flights().keySet()).isEqualTo(played.expected().keySet());
      }
    }
  }

  private static void act(PlayerFixture played, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> played.player.play(SPEEDS[random.nextInt(SPEEDS.length)], played.nowMs);
      case 1 -> played.player.pause();
      case 2 -> played.player.seek(BEGIN - 50 + random.nextInt(1_000));
      case 3 -> played.player.watch(view(random));
      default -> played.pass(250L * random.nextInt(40));
    }
    played.goOn();
  }

  private static View view(Random random) {
    if (random.nextInt(3) == 0) {
      return View.WORLD;
    }
    double south = -90 + random.nextInt(170);
    double west = -180 + random.nextInt(360);
    double east = west + random.nextInt(200);
    return View.of(
        new BoundingBox(south, Math.min(90, south + 30), west, east > 180 ? east - 360 : east));
  }

  /** Nobody misses anything who plays at moderate speed, and nothing comes twice. */
  @Test
  void eachUpdateIsToldOnce() {
    MadePast past = MadePast.of(10, 300);
    PlayerFixture played = new PlayerFixture(past, MessageForm.JSON, View.WORLD, BEGIN, 10);
    played.pass(32_000);

    List<Flight> told = new ArrayList<>();
    for (ClientMessage message : played.client.messages()) {
      if (message instanceof Snapshot snapshot) {
        told.addAll(snapshot.flights());
      } else if (message instanceof Delta delta) {
        told.addAll(delta.upserts());
      }
    }
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            past.updates().stream().map(PlayerTest::flight).toList());
    assertThat(played.t()).isEqualTo(Math.round(lastContact(past) * 1000) / 1000.0);
  }

  @Test
  void ofSeveralSeeksOnlyTheLastIsAnswered() {
    PlayerFixture played = new PlayerFixture(PAST, MessageForm.JSON, View.WORLD, BEGIN, 1);
    played.player.seek(BEGIN + 100);
    PastQuestion first = played.player.next(played.nowMs);
    played.player.seek(BEGIN + 200);
    played.player.seek(BEGIN + 300);
    played.player.skyIs((PastQuestion.OfSky) first, PAST.sky(BEGIN + 100, null), played.nowMs);
    played.goOn();

    List<Snapshot> snapshots = played.client.snapshots();
    assertThat(snapshots).hasSize(2);
    assertThat(snapshots.get(1).t()).isEqualTo(Math.round((BEGIN + 300) * 1000));
    assertThat(snapshots.get(1).epoch()).isNotEqualTo(snapshots.get(0).epoch());
  }

  @Test
  void theInstantWaitsForTheAnswerToASeek() {
    PlayerFixture played = new PlayerFixture(PAST, MessageForm.JSON, View.WORLD, BEGIN, 600);
    played.player.seek(BEGIN + 100);
    // The database takes its time.
    played.nowMs += 3_000;
    played.goOn();

    assertThat(played.client.snapshots().get(1).t()).isEqualTo(Math.round((BEGIN + 100) * 1000));
  }

  @Test
  void whoSeeksInAPauseGetsASnapshotAndNothingElse() {
    PlayerFixture played = new PlayerFixture(PAST, MessageForm.JSON, View.WORLD, BEGIN, 1);
    played.player.pause();
    played.player.seek(BEGIN + 500);
    played.goOn();
    int told = played.client.messages().size();
    int asked = played.asked;

    played.pass(60_000);
    assertThat(played.client.messages()).hasSize(told);
    assertThat(played.asked).isEqualTo(asked);
    assertThat(played.client.flights()).isEqualTo(played.expected());
    assertThat(played.client.state())
        .isEqualTo("{\"type\":\"state\",\"t\":1767323600000,\"speed\":1,\"playing\":false}");
  }

  @Test
  void goesOnWithWhatComes() {
    MadePast past = MadePast.of(10, 100);
    PlayerFixture played = new PlayerFixture(past, MessageForm.JSON, View.WORLD, BEGIN + 90, 60);
    played.pass(5_000);
    double end = played.t();

    assertThat(end).isEqualTo(Math.round(lastContact(past) * 1000) / 1000.0);
    assertThat(played.client.state()).contains("\"speed\":1,\"playing\":true");
    played.pass(5_000);
    assertThat(played.t()).isEqualTo(end);

    past.add(MadePast.of(10, 130).updates().stream().filter(t -> contact(t) > end).toList());
    played.pass(9_900);
    assertThat(played.t()).isBetween(end + 8, end + 10);
    assertThat(played.client.flights()).isEqualTo(played.expected());
    assertThat(played.client.snapshots()).hasSize(1);
  }

  @Test
  void backwardsItPausesAtTheBeginning() {
    PlayerFixture played = new PlayerFixture(PAST, MessageForm.JSON, View.WORLD, BEGIN + 50, -60);
    played.pass(5_000);

    assertThat(played.client.state()).contains("\"playing\":false");
    assertThat(played.t()).isEqualTo(Math.round(contact(PAST.updates().get(0)) * 1000) / 1000.0);
    assertThat(played.client.flights()).hasSize(8).isEqualTo(played.expected());
  }

  @Test
  void nothingIsShownWhereNothingIsKnownUntilSomethingIs() {
    MadePast past = new MadePast();
    PlayerFixture played = new PlayerFixture(past, MessageForm.JSON, View.WORLD, BEGIN, 1);
    played.pass(3_000);

    assertThat(played.client.snapshots()).hasSize(1);
    assertThat(played.client.flights()).isEmpty();
    past.add(PAST.updates());
    played.pass(3_000);
    assertThat(played.client.flights()).isNotEmpty().isEqualTo(played.expected());
  }

  /** What is not read is not made up for: the next that is read is what is shown then. */
  @Test
  void whoReadsNothingIsShownALaterInstant() {
    PlayerFixture played = new PlayerFixture(PAST, MessageForm.JSON, View.WORLD, BEGIN, 2);
    played.pass(1_000);
    int before = played.client.messages().size();

    played.socket.writable = false;
    played.pass(100_000);
    assertThat(played.client.messages()).hasSize(before);
    played.socket.writable = true;
    played.pass(250);

    assertThat(played.client.messages()).hasSize(before + 1);
    assertThat(played.client.missed()).isFalse();
    assertThat(played.client.flights()).isEqualTo(played.expected());
    assertThat(played.t()).isGreaterThan(BEGIN + 190);
  }

  /** A whole day is not kept for anybody. */
  @Test
  void readsAheadOnlySoMuch() {
    MadePast past = MadePast.of(2_000, 600);
    PlayerFixture played =
        new PlayerFixture(past, MessageForm.COMPACT, View.WORLD, BEGIN, Player.FASTEST_READ);
    for (int i = 0; i < 40; i++) {
      played.pass(250);
      assertThat(played.player.size()).isLessThan(60_000);
    }
    assertThat(past.updates()).hasSizeGreaterThan(200_000);
    assertThat(played.client.flights().keySet()).isEqualTo(played.expected().keySet());
  }

  private static Flight flight(Told told) {
    return new Flight(told.state(), told.source().feed());
  }

  private static double lastContact(MadePast past) {
    return contact(past.updates().get(past.updates().size() - 1));
  }

  private static double contact(Told told) {
    return told.state().lastContactUnix();
  }
}
