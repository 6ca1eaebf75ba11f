package io.skysentinel.core.feed.opensky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSkyParserTest {
  private static final List<String> COLUMNS =
      List.of(
          "\"A1B2C3\"",
          "\"UAL123  \"",
          "\"United States\"",
          "1767323040",
          "1767323044",
          "-73.78",
          "40.64",
          "1234.5",
          "false",
          "120.3",
          "271.2",
          "-5.2",
          "[1,2]",
          "1260.0",
          "\"1200\"",
          "true",
          "0",
          "3");

  private final OpenSkyParser parser = new OpenSkyParser();

  @Test
  void readsEveryColumn() throws Exception {
    ParsedAnswer answer = parse(row());
    FlightStateBuilder expected = new FlightStateBuilder();
    expected.icao24 = "a1b2c3";
    expected.callsign = "UAL123";
    expected.originCountry = "United States";
    expected.timePositionUnix = 1767323040;
    expected.lastContactUnix = 1767323044;
    expected.lon = -73.78;
    expected.lat = 40.64;
    expected.altitudeM = 1234.5;
    expected.velocityMps = 120.3;
    expected.headingDeg = 271.2;
    expected.verticalRateMps = -5.2;
    expected.geoAltitudeM = 1260;
    expected.squawk = "1200";
    expected.spi = true;
    expected.positionSource = 0;
    expected.category = 3;
    assertThat(answer.states()).containsExactly(expected.build());
    assertThat(answer.rejects()).isEmpty();
  }

  @Test
  void takesRowsWithoutACategory() throws Exception {
    FlightState state = onlyState("[" + String.join(",", COLUMNS.subList(0, 17)) + "]");
    assertThat(state.category()).isEqualTo(FlightState.UNKNOWN);
    assertThat(state.icao24()).isEqualTo("a1b2c3");
  }

  @Test
  void takesNullForUnknown() throws Exception {
    FlightState state =
        onlyState(
            "[\"a1b2c3\",null,null,null,1767323044,null,null,null,null,null,null,null,null,null,"
                + "null,null,null,null]");
    FlightStateBuilder expected = new FlightStateBuilder();
    expected.icao24 = "a1b2c3";
    expected.lastContactUnix = 1767323044;
    assertThat(state).isEqualTo(expected.build());
  }

  @Test
  void takesAddressesThatAreNotIcaosFromRecordings() throws Exception {
    assertThat(onlyState(row(0, "\"~2B00E1\"")).icao24()).isEqualTo("~2b00e1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"time\":1,\"states\":null}", "{\"states\":[],\"time\":1}"})
  void anEmptySkyIsNoProblem(String json) throws Exception {
    ParsedAnswer answer = parser.parse(bytes(json), "/states/all");
    assertThat(answer.states()).isEmpty();
    assertThat(answer.rejects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | null | BAD_ADDRESS | icao24",
        "0 | \"a1b2c\" | BAD_ADDRESS | icao24",
        "0 | 17 | WRONG_TYPE | icao24",
        "1 | 17 | WRONG_TYPE | callsign",
        "1 | \"TOOLONG12\" | WRONG_TYPE | callsign",
        "1 | \"A\\u0000B\" | WRONG_TYPE | callsign",
        "2 | [] | WRONG_TYPE | origin_country",
        "2 | \"a\\nb\" | WRONG_TYPE | origin_country",
        "3 | \"1767323040\" | WRONG_TYPE | time_position",
        "3 | 5 | BAD_TIME | time_position",
        "4 | null | BAD_TIME | last_contact",
        "4 | 0 | BAD_TIME | last_contact",
        "4 | 1767323044000 | BAD_TIME | last_contact",
        "4 | NaN | NOT_FINITE | last_contact",
        "5 | -180.5 | OUT_OF_RANGE | longitude",
        "5 | null | OUT_OF_RANGE | half a position",
        "6 | 91 | OUT_OF_RANGE | latitude",
        "6 | NaN | NOT_FINITE | latitude",
        "6 | {} | WRONG_TYPE | latitude",
        "7 | 1e999 | NOT_FINITE | baro_altitude",
        "7 | -2001 | OUT_OF_RANGE | altitude",
        "7 | true | WRONG_TYPE | baro_altitude",
        "8 | 0 | WRONG_TYPE | on_ground",
        "9 | -1 | OUT_OF_RANGE | velocity",
        "9 | 2000.5 | OUT_OF_RANGE | velocity",
        "9 | 1e308 | OUT_OF_RANGE | velocity",
        "10 | 360.5 | OUT_OF_RANGE | heading",
        "10 | \"N\" | WRONG_TYPE | true_track",
        "11 | -501 | OUT_OF_RANGE | vertical rate",
        "11 | -Infinity | NOT_FINITE | vertical_rate",
        "13 | 100001 | OUT_OF_RANGE | geometric altitude",
        "14 | 1200 | WRONG_TYPE | squawk",
        "14 | \"1280\" | WRONG_TYPE | squawk",
        "15 | \"no\" | WRONG_TYPE | spi",
        "16 | 0.5 | WRONG_TYPE | position_source",
        "17 | \"A3\" | WRONG_TYPE | category",
      })
  void rejectsARowForItsFirstBadColumnAndKeepsItsNeighbours(
      int column, String value, RejectReason reason, String word) throws Exception {
    String bad = row(column, value);
    ParsedAnswer answer = parse(row(0, "\"000001\""), bad, row(0, "\"000002\""));

    assertThat(answer.states()).extracting(FlightState::icao24).containsExactly("000001", "000002");
    Reject reject = answer.rejects().get(0);
    assertThat(answer.rejects()).hasSize(1);
    assertThat(reject.reason()).isEqualTo(reason);
    assertThat(reject.where()).isEqualTo("row 2 of /states/all");
    assertThat(reject.detail()).contains(word);
    assertThat(new String(reject.raw(), StandardCharsets.UTF_8)).isEqualTo(bad);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-1.5e3", "null", "true", "\"text, [\"", "{\"a\":[1,{}]}", "NaN"})
  void rejectsARowThatIsNoArray(String bad) throws Exception {
    ParsedAnswer answer = parse(row(), bad, row());
    assertThat(answer.states()).hasSize(2);
    Reject reject = answer.rejects().get(0);
    assertThat(reject.reason()).isEqualTo(RejectReason.UNEXPECTED_SHAPE);
    assertThat(new String(reject.raw(), StandardCharsets.UTF_8)).isEqualTo(bad);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 19, 1000})
  void rejectsARowOfAnotherLengthWhateverElseIsWrongWithIt(int columns) throws Exception {
    String bad =
        "[" + String.join(",", IntStream.range(0, columns).mapToObj(i -> "{}").toList()) + "]";
    ParsedAnswer answer = parse(row(), bad, row());
    assertThat(answer.states()).hasSize(2);
    assertThat(answer.rejects())
        .extracting(Reject::reason)
        .containsExactly(RejectReason.WRONG_ROW_LENGTH);
    assertThat(answer.rejects().get(0).detail()).contains(columns + " columns");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 17})
  void aRowNestedDeeplyIsOneReject(int column) throws Exception {
    String deep = "[".repeat(50_000) + "]".repeat(50_000);
    ParsedAnswer answer = parse(row(), row(column, deep), deep, row());
    assertThat(answer.states()).hasSize(2);
    assertThat(answer.rejects())
        .extracting(Reject::reason)
        .containsExactly(RejectReason.WRONG_TYPE, RejectReason.WRONG_ROW_LENGTH);
  }

  @Test
  void aNumberOfEndlessDigitsIsOneReject() throws Exception {
    String digits = "9".repeat(90_000);
    ParsedAnswer answer =
        parse(row(), row(7, digits), row(16, digits), row(6, "0." + digits), row());
    assertThat(answer.states()).extracting(FlightState::lat).containsExactly(40.64, 1.0, 40.64);
    assertThat(answer.rejects())
        .extracting(Reject::reason)
        .containsExactly(RejectReason.NOT_FINITE, RejectReason.NOT_FINITE);
  }

  @Test
  void refusesAnAnswerPastAllLimits() {
    assertRefused(answer(row(), "[".repeat(200_000)), RejectReason.MALFORMED);
    assertRefused(answer(row(7, "9".repeat(200_000))), RejectReason.MALFORMED);
  }

  @Test
  void cutsWhatItKeepsOfAHugeRow() throws Exception {
    ParsedAnswer answer = parse(row(1, "\"" + "x".repeat(10_000) + "\""));
    assertThat(answer.rejects().get(0).raw()).hasSize(4096);
    assertThat(answer.rejects().get(0).detail()).hasSizeLessThan(200);
  }

  @Test
  void countsBytesWhereTextIsNotAscii() throws Exception {
    String bad = row(2, "\"Türkiye 中国 🛩\"").replace("1767323044", "0");
    ParsedAnswer answer = parse(row(2, "\"Côte d'Ivoire\""), bad);
    assertThat(answer.states().get(0).originCountry()).isEqualTo("Côte d'Ivoire");
    assertThat(new String(answer.rejects().get(0).raw(), StandardCharsets.UTF_8)).isEqualTo(bad);
  }

  @Test
  void keepsAnAircraftListedTwiceInOrder() throws Exception {
    ParsedAnswer answer = parse(row(6, "1.5"), row(6, "2.5"));
    assertThat(answer.states()).extracting(FlightState::lat).containsExactly(1.5, 2.5);
  }

  @Test
  void ignoresTheReceivers() throws Exception {
    assertThat(parse(row(12, "null"), row(12, "[]"), row(12, "[1,[2]]")).states()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"time\":1,\"states\":[[\"a\"",
        "{\"states\":null",
        "{]}",
        "\u0000"
      })
  void refusesWhatIsNotWholeJson(String json) {
    assertRefused(bytes(json), RejectReason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "7", "null", "{}", "{\"time\":1}", "{\"states\":\"\"}", "{\"states\":{}}"})
  void refusesJsonOfAnotherShape(String json) {
    assertRefused(bytes(json), RejectReason.UNEXPECTED_SHAPE);
  }

  @Test
  void refusesAnAnswerCutAnywhere() {
    byte[] whole = answer(row(), row(4, "null"), row());
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), RejectReason.MALFORMED);
    }
  }

  @Test
  void refusesWhatGoesOnAfterItsEnd() {
    assertRefused(bytes("{\"states\":null}{}"), RejectReason.MALFORMED);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] json = answer(row(2, "\"X\""));
    json[new String(json, StandardCharsets.ISO_8859_1).indexOf("\"X\"") + 1] = (byte) 0xff;
    assertRefused(json, RejectReason.MALFORMED);
  }

  private void assertRefused(byte[] json, RejectReason reason) {
    assertThatThrownBy(() -> parser.parse(json, "/states/all"))
        .isInstanceOfSatisfying(
            MalformedAnswerException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining("/states/all");
  }

  private FlightState onlyState(String row) throws MalformedAnswerException {
    ParsedAnswer answer = parse(row);
    assertThat(answer.rejects()).isEmpty();
    assertThat(answer.states()).hasSize(1);
    return answer.states().get(0);
  }

  private ParsedAnswer parse(String... rows) throws MalformedAnswerException {
    return parser.parse(answer(rows), "/states/all");
  }

  private static byte[] answer(String... rows) {
    return bytes("{\"time\":1767323045,\"states\":[" + String.join(" ,\n", rows) + "]}");
  }

  private static String row() {
    return row(0, COLUMNS.get(0));
  }

  private static String row(int column, String value) {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.set(column, value);
    return "[" + String.join(",", columns) + "]";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
