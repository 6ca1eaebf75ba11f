package io.skysentinel.history.ask.stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.View;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.history.ask.sky.AskedArea;
import io.skysentinel.platform.socket.MessageForm;
import java.util.Map;
import java.util.TreeMap;

/** A player whose questions are answered, and whose client is told, as time goes by. */
final class PlayerFixture {
  final MadePast past;
  final ToldClient client;
  final FakeSocket socket;
  final Player player;
  long nowMs = 5_000;
  int asked;
  private final StreamOutput output;

  PlayerFixture(MadePast past, MessageForm form, View view, double from, double speed) {
    this.past = past;
    this.client = new ToldClient(form);
    this.socket = new FakeSocket(client);
    this.player = new Player(view, from, speed);
    this.output = new StreamOutput(socket, form, new StreamMetrics(new SimpleMeterRegistry()));
    goOn();
  }

  /** So much time goes by, with a frame four times a second. */
  void pass(long ms) {
    for (long end = nowMs + ms; nowMs < end; ) {
      nowMs = Math.min(end, nowMs + 250);
      goOn();
    }
  }

  /** Everything that can be done now is done. */
  void goOn() {
    player.advance(nowMs);
    output.tell(player);
    for (PastQuestion next = player.next(nowMs); next != null; next = player.next(nowMs)) {
      asked++;
      answer(next);
      player.advance(nowMs);
      output.tell(player);
    }
  }

  private void answer(PastQuestion question) {
    var area = AskedArea.of(player.shown.view());
    if (question instanceof PastQuestion.OfSky sky) {
      player.skyIs(sky, past.skyAt(sky.t(), area).result(), nowMs);
    } else if (question instanceof PastQuestion.OfUpdates updates) {
      player.updatesAre(updates, past.between(updates.from(), updates.to(), area).result());
    } else {
      player.spanIs(past.span().result(), nowMs);
    }
  }

  /** The instant that is shown. */
  double t() {
    return player.shown.tMs() / 1000.0;
  }

  /** What there is to be seen at that instant. */
  Map<String, Flight> expected() {
    Map<String, Flight> flights = new TreeMap<>();
    past.sky(player.shown.t(), null).stream()
        .map(sighting -> sighting.last())
        .filter(told -> player.shown.view().shows(told.state()))
        .forEach(told ->
            flights.put(told.state().icao24(), new Flight(told.state(), told.source().feed())));
    return flights;
  }
}
