package io.skysentinel.core.feed.readsb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AircraftJsonParserTest {

  private static final long RECEIVED_MS = 1_767_323_050_000L;
  private static final String GOOD = "{'hex':'a1b2c3','seen':0.5}";

  private final AircraftJsonParser parser = new AircraftJsonParser();

  @Test
  void readsWhatReadsbWrites() throws Exception {
    FlightState state =
        only(
            """
            {'now':1767323044.2,'messages':17,'aircraft':[
             {'hex':'4CA2D6','type':'adsb_icao','flight':'RYR12AB ','r':'EI-DWA','t':'B738',
              'alt_baro':37000,'alt_geom':37600,'gs':450.5,'ias':270,'track':271.25,
              'baro_rate':-1088,'geom_rate':-1120,'squawk':'1000','emergency':'none',
              'nic':8,'nac_p':9,
              'category':'A3','nav_modes':['autopilot','vnav'],'lat':52.25,'lon':-6.5,
              'seen_pos':1.7,'spi':1,'mlat':[],'tisb':[],'messages':990,'seen':0.2,'rssi':-21.3}]}
            """);
    assertThat(state.icao24()).isEqualTo("4ca2d6");
    assertThat(state.callsign()).isEqualTo("RYR12AB");
    assertThat(state.registration()).isEqualTo("EI-DWA");
    assertThat(state.aircraftType()).isEqualTo("B738");
    assertThat(state.altitudeM()).isEqualTo(11_277.6);
    assertThat(state.geoAltitudeM()).isEqualTo(11_460.48);
    assertThat(state.velocityMps()).isEqualTo(231.757);
    assertThat(state.headingDeg()).isEqualTo(271.25);
    assertThat(state.verticalRateMps()).isEqualTo(-5.527);
    assertThat(state.squawk()).isEqualTo("1000");
    assertThat(state.spi()).isTrue();
    assertThat(state.category()).isEqualTo(4);
    assertThat(state.nic()).isEqualTo(8);
    assertThat(state.nacP()).isEqualTo(9);
    assertThat(state.emergency()).isNull();
    assertThat(state.positionSource()).isZero();
    assertThat(state.lat()).isEqualTo(52.25);
    assertThat(state.lon()).isEqualTo(-6.5);
    assertThat(state.lastContactUnix()).isEqualTo(1_767_323_044.0);
    assertThat(state.timePositionUnix()).isEqualTo(1_767_323_042.5);
    assertThat(state.onGround()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"minfuel,minfuel", "unlawful,unlawful", "none,", "reserved,", "of a later readsb,"})
  void readsWhatAnAircraftDeclares(String word, @Nullable String declared) throws Exception {
    String row = "{'hex':'a1b2c3','seen':0.5,'emergency':'%s'}".formatted(word);
    assertThat(only("{'aircraft':[%s]}".formatted(row)).emergency()).isEqualTo(declared);
  }

  @Test
  void readsTheNamesOfOldDump1090() throws Exception {
    FlightState state =
        only(
            """
            {'now':1767323044,'aircraft':[
             {'hex':'a1b2c3','flight':'UAL1@@@@','altitude':10000,'speed':250,'vert_rate':640,
              'track':90,'squawk':'7700','mlat':['lat','lon'],'lat':1.5,'lon':2.5,
              'seen':1,'seen_pos':2}]}
            """);
    assertThat(state.callsign()).isEqualTo("UAL1");
    assertThat(state.altitudeM()).isEqualTo(3_048);
    assertThat(state.velocityMps()).isEqualTo(128.611);
    assertThat(state.verticalRateMps()).isEqualTo(3.251);
    assertThat(state.headingDeg()).isEqualTo(90);
    assertThat(state.positionSource()).isEqualTo(2);
  }

  @Test
  void readsTheBareArrayOfTheOldestDump1090() throws Exception {
    ParsedAnswer answer =
        parse(
            """
            [{'hex':'7c6b28','squawk':'3211','flight':'','lat':0.0,'lon':0.0,'validposition':0,
              'altitude':34000,'vert_rate':0,'track':0,'validtrack':0,'speed':0,'seen':2},
             {'hex':'7c6b29','lat':1.0,'lon':2.0,'validposition':1,'track':180,'validtrack':1,
              'speed':100,'seen':3}]
            """);
    FlightState blind = answer.states().get(0);
    assertThat(blind.hasPosition()).isFalse();
    assertThat(blind.headingDeg()).isNaN();
    assertThat(blind.velocityMps()).isNaN();
    assertThat(blind.callsign()).isNull();
    assertThat(blind.lastContactUnix()).isEqualTo(1_767_323_048.0);
    FlightState seen = answer.states().get(1);
    assertThat(seen.lat()).isEqualTo(1);
    assertThat(seen.headingDeg()).isEqualTo(180);
    assertThat(seen.velocityMps()).isEqualTo(51.444);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1767323044", "1767323044000"})
  void readsTheV2ApiWhoseNowComesLastInSecondsOrMilliseconds(String now) throws Exception {
    FlightState state =
        only(
            "{'ac':[{'hex':'a1b2c3','seen':4,'seen_pos':6,'lat':1,'lon':2}],'msg':'No error','now':"
                + now
                + ",'total':1,'ctime':1767323043000,'ptime':0}");
    assertThat(state.lastContactUnix()).isEqualTo(1_767_323_040);
    assertThat(state.timePositionUnix()).isEqualTo(1_767_323_038);
  }

  @Test
  void readsAV2AnswerWithNothingInRange() throws Exception {
    assertThat(parse("{'ac':null,'total':0,'now':1767323044000}").states()).isEmpty();
    assertThat(parse("{'ac':[],'total':0}").rejects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'aircraft':[%s]}",
        "{'now':7,'aircraft':[%s]}",
        "{'now':null,'ac':[%s]}",
        "{'now':1767330000,'aircraft':[%s]}",
        "{'now':'x','aircraft':[%s]}"
      })
  void countsAgesFromTheArrivalWhereNowIsOfNoUse(String form) throws Exception {
    assertThat(only(form.formatted(GOOD)).lastContactUnix()).isEqualTo(1_767_323_049.5);
  }

  @Test
  void takesTheLastPositionOnlyWhereNoneIsCurrent() throws Exception {
    String last = "'lastPosition':{'lat':50,'lon':6,'nic':8,'rc':186,'seen_pos':70.5}";
    FlightState lost = only("{'now':1767323044,'ac':[{'hex':'a1b2c3','seen':1," + last + "}]}");
    assertThat(lost.lat()).isEqualTo(50);
    assertThat(lost.timePositionUnix()).isEqualTo(1_767_322_973.5);
    FlightState current =
        only(
            "{'now':1767323044,'ac':[{'hex':'a1b2c3','lat':1,'lon':2,'seen_pos':3," + last + "}]}");
    assertThat(current.lat()).isEqualTo(1);
    FlightState incomplete =
        only("{'now':1767323044,'ac':[{'hex':'a1b2c3','lastPosition':{'lat':50,'lon':6}}]}");
    assertThat(incomplete.hasPosition()).isFalse();
  }

  @Test
  void keepsWhatIsNotKnownUnknown() throws Exception {
    FlightState state = only("{'now':1767323044,'aircraft':[{'hex':'~a1b2c3','type':'mode_s'}]}");
    assertThat(state.icao24()).isEqualTo("~a1b2c3");
    assertThat(state.lastContactUnix()).isEqualTo(1_767_323_044);
    assertThat(state.callsign()).isNull();
    assertThat(state.hasPosition()).isFalse();
    assertThat(state.timePositionUnix()).isNaN();
    assertThat(state.altitudeM()).isNaN();
    assertThat(state.velocityMps()).isNaN();
    assertThat(state.headingDeg()).isNaN();
    assertThat(state.verticalRateMps()).isNaN();
    assertThat(state.squawk()).isNull();
    assertThat(state.category()).isEqualTo(FlightState.UNKNOWN);
    assertThat(state.positionSource()).isEqualTo(FlightState.UNKNOWN);
  }

  @Test
  void onTheGroundTheAltitudeIsUnknownAndTheHeadingTrue() throws Exception {
    FlightState state = row("'alt_baro':'ground','gs':12.5,'true_heading':45,'geom_rate':64");
    assertThat(state.onGround()).isTrue();
    assertThat(state.altitudeM()).isNaN();
    assertThat(state.headingDeg()).isEqualTo(45);
    assertThat(state.verticalRateMps()).isEqualTo(0.325);
  }

  @ParameterizedTest
  @CsvSource({
    "A0,1", "A1,2", "A7,8", "B0,1", "B1,9", "B4,12", "B6,14", "B7,15", "C0,1", "C1,16", "C3,18",
    "C5,20", "C6,-1", "D0,-1", "A8,-1", "x,-1"
  })
  void numbersCategoriesAsOpenSkyDoes(String category, int number) throws Exception {
    assertThat(row("'category':'" + category + "'").category()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "adsb_icao,0",
    "adsb_other,0",
    "adsr_icao,0",
    "mlat,2",
    "tisb_icao,-1",
    "adsc,-1",
    "mode_s,-1"
  })
  void tellsWhereThePositionIsFrom(String type, int source) throws Exception {
    FlightState state = row("'lat':1,'lon':2,'seen_pos':0,'type':'" + type + "'");
    assertThat(state.positionSource()).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'hex':'xyz'|BAD_ADDRESS",
        "'hex':null|BAD_ADDRESS",
        "'lat':1|BAD_ADDRESS",
        "'hex':7|WRONG_TYPE",
        "'hex':'a1b2c3','lat':91,'lon':0|OUT_OF_RANGE",
        "'hex':'a1b2c3','lat':1|OUT_OF_RANGE",
        "'hex':'a1b2c3','lat':'1','lon':1|WRONG_TYPE",
        "'hex':'a1b2c3','lat':NaN,'lon':1|NOT_FINITE",
        "'hex':'a1b2c3','alt_baro':1e999|NOT_FINITE",
        "'hex':'a1b2c3','alt_baro':'grounded'|WRONG_TYPE",
        "'hex':'a1b2c3','alt_baro':400000|OUT_OF_RANGE",
        "'hex':'a1b2c3','gs':-1|OUT_OF_RANGE",
        "'hex':'a1b2c3','gs':[1,[2,{'a':3}]],'x':1|WRONG_TYPE",
        "'hex':'a1b2c3','mlat':{'lat':[1]},'x':1|WRONG_TYPE",
        "'hex':'a1b2c3','lastPosition':{'lat':{'x':[1,2]},'lon':4},'x':1|WRONG_TYPE",
        "'hex':'a1b2c3','track':361|OUT_OF_RANGE",
        "'hex':'a1b2c3','squawk':'1289'|WRONG_TYPE",
        "'hex':'a1b2c3','flight':'LONGER THAN EIGHT'|WRONG_TYPE",
        "'hex':'a1b2c3','seen':-60|BAD_TIME",
        "'hex':'a1b2c3','seen':1e10|BAD_TIME",
        "'hex':'a1b2c3','spi':'yes'|WRONG_TYPE",
        "'hex':'a1b2c3','r':'EI\\u0007DWA'|WRONG_TYPE",
      })
  void rejectsARowWithoutHarmToItsNeighbours(String fields, RejectReason reason) throws Exception {
    String bad = "{" + fields + "}";
    ParsedAnswer answer =
        parse("{'now':1767323044,'aircraft':[" + GOOD + "," + bad + "," + GOOD + "]}");
    assertThat(answer.states()).hasSize(2);
    Reject reject = answer.rejects().get(0);
    assertThat(reject.reason()).isEqualTo(reason);
    assertThat(reject.where()).isEqualTo("aircraft 2 of test");
    assertThat(reject.detail()).isNotBlank();
    assertThat(new String(reject.raw(), UTF_8)).isEqualTo(quoted(bad));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-1.5e3", "'text, with ]'", "null", "true", "[]", "[{},[1]]"})
  void rejectsARowThatIsNoObject(String bad) throws Exception {
    ParsedAnswer answer = parse("{'aircraft':[" + GOOD + ", " + bad + " ," + GOOD + "]}");
    assertThat(answer.states()).hasSize(2);
    assertThat(answer.rejects()).hasSize(1);
    assertThat(answer.rejects().get(0).reason()).isEqualTo(RejectReason.UNEXPECTED_SHAPE);
    assertThat(new String(answer.rejects().get(0).raw(), UTF_8)).isEqualTo(quoted(bad));
  }

  @Test
  void aRowNestedDeeplyIsOneRejectAndCutShort() throws Exception {
    String deep = "{'gs':" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    ParsedAnswer answer = parse("{'aircraft':[" + deep + "," + GOOD + "]}");
    assertThat(answer.states()).hasSize(1);
    assertThat(answer.rejects()).hasSize(1);
    assertThat(answer.rejects().get(0).raw()).hasSize(4096);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|MALFORMED",
        "{\"aircraft\":[{\"hex\":\"a1b2c3\"}|MALFORMED",
        "{\"aircraft\":[]} x|MALFORMED",
        "{\"aircraft\":[]}[]|MALFORMED",
        "<html>not here</html>|MALFORMED",
        "7|UNEXPECTED_SHAPE",
        "{\"aircraft\":\"none\"}|UNEXPECTED_SHAPE",
        "{\"now\":1767323044}|UNEXPECTED_SHAPE",
        "{\"error\":\"rate limited\"}|UNEXPECTED_SHAPE",
      })
  void refusesAnAnswerThatIsNotWhole(String text, RejectReason reason) {
    assertThatExceptionOfType(MalformedAnswerException.class)
        .isThrownBy(() -> parser.parse(text.getBytes(UTF_8), "test", RECEIVED_MS))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Property
  void everyRowIsAStateOrAReject(@ForAll @Size(max = 12) List<@From("rows") String> rows)
      throws Exception {
    ParsedAnswer answer = parse("{'aircraft':[" + String.join(",", rows) + "]}");
    assertThat(answer.states().size() + answer.rejects().size()).isEqualTo(rows.size());
    long good = rows.stream().filter(GOOD::equals).count();
    assertThat(answer.states().size()).isGreaterThanOrEqualTo((int) good);
    List<String> raws = new ArrayList<>();
    answer.rejects().forEach(reject -> raws.add(new String(reject.raw(), UTF_8)));
    assertThat(rows.stream().map(AircraftJsonParserTest::quoted).toList()).containsAll(raws);
  }

  @Property
  void damagedBytesAreRefusedInAnOrderlyWay(
      @ForAll @IntRange(min = 0, max = 200) int at, @ForAll byte damage) {
    byte[] bytes =
        quoted("{'now':1,'aircraft':[" + GOOD + ",{'hex':'é',3:4}," + GOOD + "]}").getBytes(UTF_8);
    bytes[at % bytes.length] = damage;
    try {
      parser.parse(bytes, "test", RECEIVED_MS);
    } catch (MalformedAnswerException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Provide
  Arbitrary<String> rows() {
    Arbitrary<String> values =
        Arbitraries.of(
            "1",
            "-7.5",
            "1e999",
            "NaN",
            "null",
            "true",
            "'ground'",
            "'A3'",
            "''",
            "[]",
            "['lat']",
            "{}",
            "{'lat':[1]}",
            "[[{'a':[]}]]",
            "'a1b2c3'",
            "'\\\\u0000'",
            "0");
    Arbitrary<String> names =
        Arbitraries.of(
            "hex",
            "flight",
            "alt_baro",
            "altitude",
            "alt_geom",
            "gs",
            "speed",
            "track",
            "true_heading",
            "baro_rate",
            "geom_rate",
            "lat",
            "lon",
            "seen",
            "seen_pos",
            "lastPosition",
            "squawk",
            "spi",
            "category",
            "type",
            "mlat",
            "tisb",
            "r",
            "t",
            "validposition",
            "validtrack",
            "messages");
    Arbitrary<String> fields = Combinators.combine(names, values).as((n, v) -> "'" + n + "':" + v);
    Arbitrary<String> mutated =
        fields
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(list -> "{'hex':'a1b2c3'," + String.join(",", list) + "}");
    return Arbitraries.oneOf(Arbitraries.just(GOOD), mutated, values);
  }

  private FlightState row(String fields) throws Exception {
    return only("{'now':1767323044,'aircraft':[{'hex':'a1b2c3'," + fields + "}]}");
  }

  private FlightState only(String json) throws Exception {
    ParsedAnswer answer = parse(json);
    assertThat(answer.rejects()).isEmpty();
    assertThat(answer.states()).hasSize(1);
    return answer.states().get(0);
  }

  private ParsedAnswer parse(String json) throws Exception {
    return parser.parse(quoted(json).getBytes(UTF_8), "test", RECEIVED_MS);
  }

  /** JSON written with the quotes that Java need not escape. */
  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
