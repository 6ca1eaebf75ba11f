package io.skysentinel.history.read;

import static io.skysentinel.history.TestDatabase.get;
import static io.skysentinel.history.block.MadeUpdates.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.TestDatabase;
import io.skysentinel.history.block.MadeUpdates;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was written a moment ago, and nothing was closed of. */
class DatabasePastIT {
  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  private Past past;
  private StoredUpdates stored;

  @BeforeEach
  void begin() throws Exception {
    past = new DatabasePast(database.vertx(), database.pool(), 4, Duration.ofSeconds(20));
    stored = new StoredUpdates(database.pool());
  }

  @Test
  void nothingIsKnownOfNothing() throws Exception {
    assertThat(get(past.span())).isEmpty();
    assertThat(get(past.skyAt(BASE, null))).isEmpty();
    assertThat(get(past.track("a1b2c3", 0, 1e10, 10))).isEmpty();
    assertThat(get(past.between(BASE, BASE + 300, BoundingBox.WORLD))).isEmpty();
    assertThat(get(past.traffic(BASE - 3000, BASE, 300))).isEmpty();
  }

  @Test
  void whatIsWrittenIsKnown() throws Exception {
    BoundingBox pacific = new BoundingBox(-60, 60, 150, -150);
    stored.write(MadeUpdates.simulated(60, pacific, true, 900), 700);

    PastComparison.assertKnown(past, stored.written(), new Random(1));
  }

  @Test
  void whateverAnEnvelopeCanCarryComesBack() throws Exception {
    List<Told> any = MadeUpdates.any(7);
    stored.write(any, 50);

    PlainPast plain = new PlainPast(any);
    for (String icao24 : any.stream().map(told -> told.state().icao24()).distinct().toList()) {
      assertThat(get(past.track(icao24, -Double.MAX_VALUE, Double.MAX_VALUE, 1000)))
          .isEqualTo(plain.track(icao24, -Double.MAX_VALUE, Double.MAX_VALUE, 1000));
    }
    for (Told told : any) {
      double contact = told.state().lastContactUnix();
      // Beyond that the next number is more than five minutes off.
      if (Math.abs(contact) < 1e15) {
        assertThat(get(past.between(contact, Math.nextUp(contact), null)))
            .isEqualTo(plain.between(contact, Math.nextUp(contact), null));
      }
    }
  }

  @Test
  void aSweepEndsWhenItHasSeenEnough() throws Exception {
    stored.write(MadeUpdates.simulated(5, BoundingBox.WORLD, true, 900));
    List<Told> seen = new ArrayList<>();
    Sweep first =
        new Sweep() {
          @Override
          public void heard(Told told) {
            seen.add(told);
          }

          @Override
          public boolean stretchEnds() {
            return seen.isEmpty();
          }
        };
    get(past.sweep(BASE - 3_000, BASE + 900, null, first));

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            new PlainPast(stored.written()).between(BASE, BASE + 300, null));
  }

  @Test
  void aClockThatIsAheadIsNotTheEndOfWhatIsKnown() throws Exception {
    stored.write(MadeUpdates.simulated(1, BoundingBox.WORLD, false, 60));
    Optional<Span> known = get(past.span());
    stored.write(List.of(at(stored.written().get(0), 9e9)));

    assertThat(get(past.span())).isEqualTo(known);
    assertThat(get(past.between(9e9, 9e9 + 1, null))).hasSize(1);
  }

  private static Told at(Told told, double contact) {
    FlightStateBuilder state = new FlightStateBuilder().from(told.state());
    state.lastContactUnix = contact;
    return new Told(told.source(), state.build());
  }

  @Test
  void aQuestionOfTooMuchIsRefused() {
    assertThatThrownBy(() -> get(past.between(BASE, BASE + 300.5, null)))
        .hasMessage("at most 300 s are told at once, not 1.7673231E9 to 1.7673234005E9");
    assertThatThrownBy(() -> get(past.between(BASE, Double.NaN, null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> get(past.traffic(BASE, BASE + 300, 200)))
        .hasMessage("a step has to be a multiple of 300 s, not 200");
  }

  @Test
  void whatTakesTooLongIsEndedInTheDatabase() throws Exception {
    SqlConnection other = get(database.pool().getConnection());
    get(other.query("begin; lock table small_blocks in access exclusive mode").execute());

    Past hasty = new DatabasePast(database.vertx(), database.pool(), 4, Duration.ofMillis(50));
    assertThatThrownBy(() -> get(hasty.span())).hasMessageContaining("statement timeout");

    get(other.query("rollback").execute());
    get(other.close());
    assertThat(get(past.span())).isEmpty();
  }

  @Test
  void answersComeWhereWasAsked() throws Exception {
    stored.write(MadeUpdates.simulated(1, BoundingBox.WORLD, false, 60));
    Vertx other = Vertx.vertx();
    try {
      Context asker = other.getOrCreateContext();
      Promise<Boolean> isThere = Promise.promise();
      Past ofOther = new DatabasePast(other, database.pool(), 4, Duration.ofSeconds(20));
      asker.runOnContext(begin ->
          Future.all(ofOther.span(), ofOther.skyAt(BASE + 30, null))
              .onComplete(done -> isThere.complete(Vertx.currentContext() == asker)));
      assertThat(get(isThere.future())).isTrue();
    } finally {
      get(other.close());
    }
  }
}
