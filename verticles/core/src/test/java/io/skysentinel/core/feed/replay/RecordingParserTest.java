package io.skysentinel.core.feed.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.core.feed.replay.RecordedLine.LineKind;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingParserTest {

  /** As the design prints it, before feeds had names. */
  private static final String SEED =
      """
      {"schema_version":1,"type":"flight_state","produced_at":"2026-01-02T03:04:05.678Z",\
      "source":{"provider":"opensky","mode":"live","bbox":{"lat_min":40.4,"lat_max":41.2,\
      "lon_min":-74.5,"lon_max":-73.5},"poll_interval_s":10},\
      "payload":{"icao24":"a1b2c3","callsign":"UAL123","position":{"lat":40.64,"lon":-73.78},\
      "altitude_m":1234.5,"geo_altitude_m":1260.0,"velocity_mps":120.3,"heading_deg":271.2,\
      "vertical_rate_mps":-5.2,"on_ground":false,"squawk":"1200","spi":false,\
      "time_position_unix":1767323040,"last_contact_unix":1767323044,\
      "origin_country":"United States","category":3,"position_source":0}}\
      """;

  private static final String ANSWER =
      """
      {"time":1680343800,"states":[\
      ["4841ad","KLM868  ","",1680343790,1680343799,133.5285,34.99269,12192.0,false,210.52,306.25,\
      0.0,null,12359.6,"3667",false,0],\
      ["789244","CPA595  ","",1680343790,1680343800,132.6,32.9,11582.4,false,214.01,233.41,\
      0.0,null,11772.9,null,false,0],\
      ["nohex!","CPA595  ","",1680343790,1680343800,132.6,32.9,11582.4,false,214.01,233.41,\
      0.0,null,11772.9,null,false,0]]}\
      """;

  private final RecordingParser parser = new RecordingParser();

  @Test
  void readsAnEnvelope() {
    RecordedLine line = parse(SEED);
    assertThat(line.kind()).isEqualTo(LineKind.ENVELOPE);
    FlightState state = line.answer().states().get(0);
    assertThat(state.callsign()).isEqualTo("UAL123");
    assertThat(state.lat()).isEqualTo(40.64);
    assertThat(line.newestContactUnix()).isEqualTo(1_767_323_044);
    assertThat(line.answer().rejects()).isEmpty();
  }

  @Test
  void readsEitherEnvelopeThatWeWrite() {
    FlightStateBuilder builder = new FlightStateBuilder();
    builder.icao24 = "~a1b2c3";
    builder.lastContactUnix = 1_767_323_044.25;
    FlightState state = builder.build();
    EnvelopeEncoder.Pair pair =
        EnvelopeEncoder.forBatch(
                new Source("sky", "simulator", Source.Mode.SIMULATED, null, 1), 1_767_323_045_000L)
            .encodeBoth(state);
    assertThat(parser.parse(pair.state(), "x").answer().states()).containsExactly(state);
    assertThat(parser.parse(pair.update(), "x").answer().states()).containsExactly(state);
  }

  @Test
  void readsAnAnswerOfOpenSkyRowByRow() {
    RecordedLine line = parse(ANSWER);
    assertThat(line.kind()).isEqualTo(LineKind.ANSWER);
    assertThat(line.answer().states())
        .extracting(FlightState::icao24)
        .containsExactly("4841ad", "789244");
    assertThat(line.newestContactUnix()).isEqualTo(1_680_343_800);
    assertThat(line.answer().rejects())
        .extracting(Reject::where)
        .containsExactly("row 3 of line 3 of a.jsonl");
  }

  @Test
  void anEmptyAnswerHasNoContact() {
    RecordedLine line = parse("{\"time\":1680343800,\"states\":null}");
    assertThat(line.kind()).isEqualTo(LineKind.ANSWER);
    assertThat(line.newestContactUnix()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\r", "\t \r"})
  void skipsBlankLines(String blank) {
    RecordedLine line = parse(blank);
    assertThat(line.kind()).isEqualTo(LineKind.BLANK);
    assertThat(line.answer().states()).isEmpty();
    assertThat(line.answer().rejects()).isEmpty();
  }

  @Test
  void aCarriageReturnDoesNoHarm() {
    assertThat(parse(SEED + "\r").kind()).isEqualTo(LineKind.ENVELOPE);
    assertThat(parse(ANSWER + "\r").kind()).isEqualTo(LineKind.ANSWER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'schema_version':1,'type':'flight_st|MALFORMED",
        "{'time':1,'states':[['4841ad'|MALFORMED",
        "{'time':|MALFORMED",
        "not JSON at all|MALFORMED",
        "{'states':'none'}|UNEXPECTED_SHAPE",
        "{'schema_version':2,'payload':{}}|UNEXPECTED_SHAPE",
        "{'schema_version':1,'payload':null}|UNEXPECTED_SHAPE",
        "{'type':'heartbeat'}|UNEXPECTED_SHAPE",
        "[1,2]|UNEXPECTED_SHAPE",
        "7|UNEXPECTED_SHAPE",
        "[1,2|MALFORMED",
      })
  void aBrokenLineIsOneReject(String text, RejectReason reason) {
    String broken = text.replace('\'', '"');
    Reject reject = onlyReject(parse(broken));
    assertThat(reject.reason()).isEqualTo(reason);
    assertThat(reject.where()).isEqualTo("line 3 of a.jsonl");
    assertThat(reject.detail()).isNotBlank();
    assertThat(new String(reject.raw(), UTF_8)).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({
    "40.64, 95.0, OUT_OF_RANGE",
    "a1b2c3, a1b2cx, BAD_ADDRESS",
    "1767323044, 1, BAD_TIME",
    "1200, 12009, WRONG_TYPE",
    "UAL123, UAL123456, WRONG_TYPE",
  })
  void anEnvelopeIsAskedWhatEveryFeedIsAsked(String good, String bad, RejectReason reason) {
    assertThat(onlyReject(parse(SEED.replace(good, bad))).reason()).isEqualTo(reason);
  }

  @Test
  void keepsOnlyTheBeginningOfAHugeLine() {
    assertThat(onlyReject(parse("x".repeat(1_000_000))).raw()).hasSize(65_536);
  }

  @Property
  void anyDamageCostsTheLineAtMost(
      @ForAll @IntRange(min = 0, max = 2_000) int at,
      @ForAll byte damage,
      @ForAll @IntRange(min = 0, max = 2_000) int length) {
    for (String good : new String[] {SEED, ANSWER}) {
      byte[] bytes = good.getBytes(UTF_8);
      bytes[at % bytes.length] = damage;
      byte[] cut = Arrays.copyOf(bytes, Math.min(bytes.length, length));
      for (byte[] line : new byte[][] {bytes, cut}) {
        RecordedLine read = parser.parse(line, "x");
        int results = read.answer().states().size() + read.answer().rejects().size();
        assertThat(results).isEqualTo(expected(read.kind()));
      }
    }
  }

  private static int expected(LineKind kind) {
    return switch (kind) {
      case BLANK -> 0;
      case ENVELOPE, BROKEN -> 1;
      case ANSWER -> 3;
    };
  }

  private static Reject onlyReject(RecordedLine line) {
    assertThat(line.kind()).isEqualTo(LineKind.BROKEN);
    assertThat(line.answer().states()).isEmpty();
    assertThat(line.answer().rejects()).hasSize(1);
    return line.answer().rejects().get(0);
  }

  private RecordedLine parse(String line) {
    return parser.parse(line.getBytes(UTF_8), "line 3 of a.jsonl");
  }
}
