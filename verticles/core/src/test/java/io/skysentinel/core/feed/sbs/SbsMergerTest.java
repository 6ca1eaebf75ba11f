package io.skysentinel.core.feed.sbs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.ParsedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SbsMergerTest {
  private static final ParsedAnswer NOTHING = new ParsedAnswer(List.of(), List.of());

  private static final double NOW = 1_767_323_044.5;

  private final SbsMerger merger = new SbsMerger("10.0.0.7:30003", 100);

  @Test
  void mergesTheMessagesOfOneAircraft() {
    state(msg(1, "RYR12AB ", "", "", "", "", "", "", "", "", ""), NOW);
    state(msg(3, "", "37000", "", "", "52.25", "-6.5", "", "", "0", "0"), NOW + 1);
    state(msg(4, "", "", "450", "271.5", "", "", "-1088", "", "", ""), NOW + 2);
    FlightState state = state(msg(6, "", "", "", "", "", "", "", "1200", "-1", "0"), NOW + 3);
    assertThat(state.icao24()).isEqualTo("4ca2d6");
    assertThat(state.callsign()).isEqualTo("RYR12AB");
    assertThat(state.altitudeM()).isEqualTo(11_277.6);
    assertThat(state.geoAltitudeM()).isNaN();
    assertThat(state.lat()).isEqualTo(52.25);
    assertThat(state.lon()).isEqualTo(-6.5);
    assertThat(state.velocityMps()).isEqualTo(231.5);
    assertThat(state.headingDeg()).isEqualTo(271.5);
    assertThat(state.verticalRateMps()).isEqualTo(-5.527);
    assertThat(state.squawk()).isEqualTo("1200");
    assertThat(state.spi()).isTrue();
    assertThat(state.onGround()).isFalse();
    assertThat(state.timePositionUnix()).isEqualTo(NOW + 1);
    assertThat(state.lastContactUnix()).isEqualTo(NOW + 3);
    assertThat(state.positionSource()).isZero();
    assertThat(merger.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r",
        "  ",
        "STA,,5,179,400AE7,10103,2008/11/28,14:58:51.153,2008/11/28,14:58:51.153,RM",
        "AIR,,496,5906,400F01,27510,2010/02/19,17:58:12.644,2010/02/19,17:58:12.644",
        "ID,,496,7162,405637,27928,2010/02/19,18:06:07.115,2010/02/19,18:06:07.115,EZY691A",
        "SEL,,496,2286,4CA4E5,27215,2010/02/19,18:06:07.710,2010/02/19,18:06:07.710,RYR1427",
        "CLK,,496,-1,,-1,2010/02/19,18:18:19.036,2010/02/19,18:18:19.036"
      })
  void otherRecordsAndHeartbeatsSayNothing(String line) {
    assertThat(accept(line, NOW)).isEqualTo(NOTHING);
    assertThat(merger.size()).isZero();
  }

  @Test
  void doesNotTrustTheSendersTimesAndAcceptsACarriageReturn() {
    String line =
        "MSG,3,111,11111,4CA2D6,111111,1999/01/01,99:99:99.999,,,,38000,,,51.5,-1.25,,,0,0,0,0\r";
    FlightState state = state(line, NOW);
    assertThat(state.lastContactUnix()).isEqualTo(NOW);
    assertThat(state.timePositionUnix()).isEqualTo(NOW);
  }

  @Test
  void readsWhatTheFirstDump1090Wrote() {
    FlightState state = state("MSG,6,,,A1B2C3,,,,,,,,,,,,,363,0,0,0,-1", NOW);
    assertThat(state.squawk()).isEqualTo("0363");
    assertThat(state.onGround()).isTrue();
  }

  @Test
  void anHMarksAHeightAndAnAddress() {
    FlightState state = state("MSG,3,1,1,4CA2D6H,1,,,,,,35000H,,,52,6,,,,,,", NOW);
    assertThat(state.icao24()).isEqualTo("4ca2d6");
    assertThat(state.geoAltitudeM()).isEqualTo(10_668);
    assertThat(state.altitudeM()).isNaN();
  }

  @Test
  void aMultilateratedPositionIsCalledSo() {
    assertThat(state("MLAT,3,1,1,4CA2D6,1,,,,,,35000,,,52,6,,,,,,", NOW).positionSource())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"-1,true", "1,true", "0,false", "'',false"})
  void readsTheGroundFlag(String flag, boolean onGround) {
    assertThat(state(msg(8, "", "", "", "", "", "", "", "", "", flag), NOW).onGround())
        .isEqualTo(onGround);
  }

  @Test
  void onTheGroundTheHeightInTheAirIsForgotten() {
    state(msg(5, "", "1200", "", "", "", "", "-640", "", "", "0"), NOW);
    FlightState landed = state(msg(2, "", "", "30", "90", "52.25", "-6.5", "", "", "", "-1"), NOW);
    assertThat(landed.altitudeM()).isNaN();
    assertThat(landed.verticalRateMps()).isNaN();
    FlightState heard = state(msg(8, "", "", "", "", "", "", "", "", "", ""), NOW + 5);
    assertThat(heard.onGround()).isTrue();
  }

  @Test
  void tellsAPositionForAMinute() {
    state(msg(3, "", "", "", "", "52.25", "-6.5", "", "", "", ""), NOW);
    assertThat(heardAt(NOW + 60).hasPosition()).isTrue();
    FlightState later = heardAt(NOW + 61);
    assertThat(later.hasPosition()).isFalse();
    assertThat(later.timePositionUnix()).isNaN();
    assertThat(later.positionSource()).isEqualTo(FlightState.UNKNOWN);
  }

  @Test
  void tellsNothingNewOnlyOnceASecond() {
    String bare = msg(8, "", "", "", "", "", "", "", "", "", "0");
    state(bare, NOW);
    assertThat(accept(bare, NOW + 0.1)).isEqualTo(NOTHING);
    assertThat(accept(bare, NOW + 0.9)).isEqualTo(NOTHING);
    assertThat(state(bare, NOW + 1).lastContactUnix()).isEqualTo(NOW + 1);
    state(msg(5, "", "1000", "", "", "", "", "", "", "", "0"), NOW + 1.1);
    assertThat(state(bare, NOW - 3600).lastContactUnix()).isEqualTo(NOW - 3600);
  }

  @Test
  void tellsEachPositionEvenWhereItIsTheSame() {
    String position = msg(3, "", "1000", "", "", "52.25", "-6.5", "", "", "", "0");
    state(position, NOW);
    assertThat(state(position, NOW + 0.25).timePositionUnix()).isEqualTo(NOW + 0.25);
  }

  @Test
  void forgetsWhoIsSilent() {
    accept(merger, line("aaaaaa"), NOW);
    accept(merger, line("bbbbbb"), NOW + 200);
    merger.expire(NOW + 300);
    assertThat(merger.size()).isEqualTo(2);
    merger.expire(NOW + 301);
    assertThat(merger.size()).isEqualTo(1);
    merger.expire(NOW + 1_000);
    assertThat(merger.size()).isZero();
  }

  @Test
  void hasRoomForSoManyAndForgetsTheOneNotHeardForLongest() {
    SbsMerger small = new SbsMerger("x", 2);
    accept(small, position("aaaaaa"), NOW);
    accept(small, position("bbbbbb"), NOW);
    accept(small, line("aaaaaa"), NOW + 2);
    accept(small, position("cccccc"), NOW + 3);
    assertThat(small.size()).isEqualTo(2);
    assertThat(stateOf(accept(small, line("aaaaaa"), NOW + 4)).hasPosition()).isTrue();
    assertThat(stateOf(accept(small, line("bbbbbb"), NOW + 5)).hasPosition()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new SbsMerger("x", 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello|MALFORMED",
        "G,3,1,1,4CA2D6,1,,,,,,35000,,,52,6,,,,,,|MALFORMED",
        "MSG,3,1,1,4CA2D6,1,,,,,,35000|WRONG_ROW_LENGTH",
        "MSG,9,1,1,4CA2D6,1,,,,,,35000,,,52,6,,,,,,|UNEXPECTED_SHAPE",
        "MSG,3,1,1,4CA2,1,,,,,,35000,,,52,6,,,,,,|BAD_ADDRESS",
        "MSG,3,1,1,,1,,,,,,35000,,,52,6,,,,,,|BAD_ADDRESS",
        "MSG,3,1,1,4CA2D6,1,,,,,,3x,,,52,6,,,,,,|WRONG_TYPE",
        "MSG,3,1,1,4CA2D6,1,,,,,,NaN,,,52,6,,,,,,|WRONG_TYPE",
        "MSG,3,1,1,4CA2D6,1,,,,,,7d,,,52,6,,,,,,|WRONG_TYPE",
        "MSG,3,1,1,4CA2D6,1,,,,,,1e999,,,52,6,,,,,,|NOT_FINITE",
        "MSG,3,1,1,4CA2D6,1,,,,,,35000,,,92,6,,,,,,|OUT_OF_RANGE",
        "MSG,3,1,1,4CA2D6,1,,,,,,35000,,,52,,,,,,,|OUT_OF_RANGE",
        "MSG,1,1,1,4CA2D6,1,,,,,FARTOOLONG,,,,,,,,,,,|WRONG_TYPE",
        "MSG,6,1,1,4CA2D6,1,,,,,,,,,,,,1800,,,,|WRONG_TYPE",
        "MSG,8,1,1,4CA2D6,1,,,,,,,,,,,,,,,,yes|WRONG_TYPE",
      })
  void refusesALineAndKeepsWhatIsKnown(String line, RejectReason reason) {
    accept(merger, position("4ca2d6"), NOW);
    Reject reject = accept(line, NOW + 1).rejects().get(0);
    assertThat(reject.reason()).isEqualTo(reason);
    assertThat(reject.where()).isEqualTo("line 2 of 10.0.0.7:30003");
    assertThat(reject.detail()).isNotBlank();
    assertThat(new String(reject.raw(), US_ASCII)).isEqualTo(line);
    FlightState after = heardAt(NOW + 2);
    assertThat(after.lat()).isEqualTo(1);
    assertThat(after.callsign()).isNull();
  }

  @Test
  void aLineWithoutEndIsOneReject() {
    accept(merger, line("aaaaaa"), NOW);
    Reject reject = merger.overlong(new byte[512]);
    assertThat(reject.reason()).isEqualTo(RejectReason.TOO_LARGE);
    assertThat(reject.where()).isEqualTo("line 2 of 10.0.0.7:30003");
    assertThat(reject.detail()).contains("512");
  }

  @Property
  void damageNeverThrows(@ForAll @IntRange(min = 0, max = 80) int at, @ForAll byte damage) {
    byte[] line = position("4ca2d6");
    line[at % line.length] = damage;
    new SbsMerger("x", 10)
        .accept(
            line,
            NOW,
            state -> assertThat(state.lastContactUnix()).isEqualTo(NOW),
            reject -> assertThat(reject.raw()).isEqualTo(line));
  }

  private FlightState heardAt(double now) {
    return state(msg(8, "", "", "", "", "", "", "", "", "", ""), now);
  }

  private FlightState state(String line, double now) {
    return stateOf(accept(line, now));
  }

  private static FlightState stateOf(ParsedAnswer answer) {
    assertThat(answer.states()).hasSize(1);
    return answer.states().get(0);
  }

  private ParsedAnswer accept(String line, double now) {
    return accept(merger, line.getBytes(US_ASCII), now);
  }

  private static ParsedAnswer accept(SbsMerger merger, byte[] line, double now) {
    ParsedAnswer answer = new ParsedAnswer(new ArrayList<>(), new ArrayList<>());
    merger.accept(line, now, answer.states()::add, answer.rejects()::add);
    return answer;
  }

  private static byte[] line(String address) {
    return msg(8, "", "", "", "", "", "", "", "", "", "")
        .replace("4CA2D6", address.toUpperCase(Locale.ROOT))
        .getBytes(US_ASCII);
  }

  private static byte[] position(String address) {
    return msg(3, "", "1000", "", "", "1", "2", "", "", "", "")
        .replace("4CA2D6", address.toUpperCase(Locale.ROOT))
        .getBytes(US_ASCII);
  }

  private static String msg(
      int type,
      String callsign,
      String altitude,
      String speed,
      String track,
      String lat,
      String lon,
      String verticalRate,
      String squawk,
      String spi,
      String onGround) {
    return String.join(
        ",",
        "MSG",
        String.valueOf(type),
        "111,11111,4CA2D6,111111,2026/01/02,03:04:04.100,2026/01/02,03:04:04.200",
        callsign,
        altitude,
        speed,
        track,
        lat,
        lon,
        verticalRate,
        squawk,
        "0,0",
        spi,
        onGround);
  }
}
