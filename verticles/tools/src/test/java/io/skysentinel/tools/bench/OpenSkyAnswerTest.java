package io.skysentinel.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.opensky.OpenSkyParser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is parsed for the measurement is what OpenSky would say, and all of it is taken. */
class OpenSkyAnswerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 10_000})
  void everyRowBecomesAState(int rows) throws Exception {
    ParsedAnswer parsed = parse(OpenSkyAnswer.of(rows, 42));

    assertThat(parsed.rejects()).isEmpty();
    assertThat(parsed.states()).hasSize(rows);
  }

  @Test
  void theSameArgumentsMakeTheSameBytesAndAnotherSeedOthers() {
    assertThat(OpenSkyAnswer.of(50, 7)).isEqualTo(OpenSkyAnswer.of(50, 7));
    assertThat(OpenSkyAnswer.of(50, 7)).isNotEqualTo(OpenSkyAnswer.of(50, 8));
  }

  @Test
  void theLanguageOfTheMachineChangesNothing() {
    String here = new String(OpenSkyAnswer.of(50, 7), UTF_8);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new String(OpenSkyAnswer.of(50, 7), UTF_8)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aRowHasTheColumnsOfOpenSky() {
    JsonArray row = rows(1).getJsonArray(0);

    assertThat(row).hasSize(18);
    assertThat(row.getString(0)).matches("[0-9a-f]{6}");
    assertThat(row.getString(1)).hasSizeBetween(8, 8).matches("[A-Z]{3}\\d{1,4} *");
    assertThat(row.getValue(12)).isNull();
    assertThat(row.getBoolean(15)).isFalse();
    assertThat(row.getInteger(17)).isBetween(1, 7);
  }

  @Test
  void aStateIsWhatItsRowSays() throws Exception {
    JsonArray row = rows(3).getJsonArray(2);
    FlightState state = parse(OpenSkyAnswer.of(3, 42)).states().get(2);

    assertThat(state.icao24()).isEqualTo(row.getString(0));
    assertThat(state.callsign()).isEqualTo(row.getString(1).trim());
    assertThat(state.originCountry()).isEqualTo(row.getString(2));
    assertThat(state.timePositionUnix()).isEqualTo(row.getDouble(3));
    assertThat(state.lastContactUnix()).isEqualTo(row.getDouble(4));
    assertThat(state.lon()).isEqualTo(row.getDouble(5));
    assertThat(state.lat()).isEqualTo(row.getDouble(6));
    assertThat(state.onGround()).isEqualTo(row.getBoolean(8));
    assertThat(state.velocityMps()).isEqualTo(row.getDouble(9));
  }

  @Test
  void theSpreadIsThatOfARealSky() throws Exception {
    List<FlightState> states = parse(OpenSkyAnswer.of(10_000, 42)).states();

    assertThat(share(states, FlightState::onGround)).isBetween(0.08, 0.12);
    assertThat(share(states, state -> state.squawk() == null)).isBetween(0.30, 0.37);
    assertThat(share(states, state -> state.lat() > 0)).isBetween(0.5, 0.6);
    assertThat(states.stream().map(FlightState::icao24).distinct().count()).isGreaterThan(9_980);
    assertThat(states.stream().map(FlightState::originCountry).distinct()).hasSize(14);
    assertThat(states).allMatch(FlightState::hasPosition);
    assertThat(states)
        .filteredOn(FlightState::onGround)
        .allMatch(state -> Double.isNaN(state.altitudeM()) && state.velocityMps() < 15);
    assertThat(states)
        .filteredOn(state -> !state.onGround())
        .allMatch(state -> state.altitudeM() >= 0 && state.velocityMps() >= 60);
  }

  private static JsonArray rows(int count) {
    return Buffer.buffer(OpenSkyAnswer.of(count, 42)).toJsonObject().getJsonArray("states");
  }

  private static ParsedAnswer parse(byte[] answer) throws MalformedAnswerException {
    return new OpenSkyParser().parse(answer, "test");
  }

  private static double share(List<FlightState> states, Predicate<FlightState> of) {
    return (double) states.stream().filter(of).count() / states.size();
  }
}
