package io.skysentinel.history.ask.track;

import static io.skysentinel.history.ask.track.MadeTracks.T;
import static io.skysentinel.history.ask.track.MadeTracks.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {
  @Test
  void aLongSilenceBeginsAnotherSegment() {
    Track odd = MadeTracks.odd();

    assertThat(odd.updates()).hasSize(6);
    assertThat(odd.segments()).extracting(List::size).containsExactly(4, 1);
    assertThat(odd.callsign()).isEqualTo(MadeTracks.EVIL);
  }

  @Test
  void aPlaceThatIsToldAgainOrLateIsNoOther() {
    Track track =
        MadeTracks.track(
            List.of(
                at(0, 1, 1),
                at(5, 1, 1, state -> state.timePositionUnix = T),
                at(9, 1.01, 1),
                at(10, 1.02, 1, state -> state.timePositionUnix = T + 3),
                at(11, 1.03, 1, state -> state.timePositionUnix = Double.NaN)),
            0);

    assertThat(track.fixes()).extracting(Fix::t).containsExactly(T, T + 9, T + 11);
  }

  @Test
  void whoNeverSaidWhereItWasHasNoSegments() {
    Track track = MadeTracks.track(List.of(at(0, Double.NaN, Double.NaN)), 0);

    assertThat(track.segments()).isEmpty();
    assertThat(track.name()).isEqualTo("UAL123 (a1b2c3)");
  }
}
