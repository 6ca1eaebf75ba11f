package io.skysentinel.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.testing.ArbitraryStates;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeDecoderTest {
  private static final String MINIMAL =
      """
      {"schema_version":1,"type":"flight_update","produced_at":"2026-01-02T03:04:05.678Z",
       "source":{"provider":"opensky","mode":"live"},
       "payload":{"icao24":"a1b2c3","last_contact_unix":1767323044}}\
      """;

  @Property
  void readsBackWhateverTheEncoderWrites(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long producedAtMs)
      throws Exception {
    ArbitraryStates arbitrary = new ArbitraryStates(new Random(seed));
    Source source = arbitrary.source();
    FlightState state = arbitrary.state();
    EnvelopeEncoder.Pair pair = EnvelopeEncoder.forBatch(source, producedAtMs).encodeBoth(state);

    assertThat(EnvelopeDecoder.decode(pair.state()))
        .isEqualTo(new Envelope(EnvelopeType.STATE, producedAtMs, source, state));
    assertThat(EnvelopeDecoder.decode(pair.update()))
        .isEqualTo(new Envelope(EnvelopeType.UPDATE, producedAtMs, source, state));
  }

  @Property
  void damagedBytesNeverCauseAnythingButTheCheckedException(
      @ForAll long seed, @ForAll byte garbage) {
    Random random = new Random(seed);
    ArbitraryStates arbitrary = new ArbitraryStates(random);
    byte[] bytes =
        EnvelopeEncoder.forBatch(arbitrary.source(), 0)
            .encode(EnvelopeType.STATE, arbitrary.state());
    bytes[random.nextInt(bytes.length)] = garbage;
    try {
      assertThat(EnvelopeDecoder.decode(bytes)).isNotNull();
    } catch (InvalidEnvelopeException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void takesWhatIsAbsentForUnknown() throws Exception {
    Envelope envelope = decode(MINIMAL);
    assertThat(envelope.source())
        .isEqualTo(new Source("", "opensky", Source.Mode.LIVE, null, Double.NaN));
    FlightState state = envelope.payload();
    assertThat(state.hasPosition()).isFalse();
    assertThat(state.altitudeM()).isNaN();
    assertThat(state.category()).isEqualTo(FlightState.UNKNOWN);
    assertThat(state.squawk()).isNull();
    assertThat(state.onGround()).isFalse();
  }

  @Test
  void ignoresFieldsOfLaterWriters() throws Exception {
    String later =
        MINIMAL
            .replace("\"mode\"", "\"region\":{\"a\":[1]},\"mode\"")
            .replace("\"icao24\"", "\"engines\":[{\"n\":1}],\"icao24\"")
            .replace("\"type\"", "\"trace\":[[1],{}],\"type\"");
    assertThat(decode(later)).isEqualTo(decode(MINIMAL));
  }

  @Test
  void acceptsWholeNumbersAndFractionsAlike() throws Exception {
    String fractions =
        MINIMAL
            .replace("1767323044", "1767323044.0,\"category\":3.0,\"altitude_m\":10")
            .replace("\"schema_version\":1", "\"schema_version\":1.0");
    FlightState state = decode(fractions).payload();
    assertThat(state.lastContactUnix()).isEqualTo(1767323044);
    assertThat(state.category()).isEqualTo(3);
    assertThat(state.altitudeM()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schema_version\":1 | \"schema_version\":2 | schema_version 2 is not known",
        "\"schema_version\":1 | \"v\":1 | schema_version is missing",
        "flight_update | flight_plan | type is neither",
        "\"type\" | \"kind\" | type is missing",
        "2026-01-02T | yesterday | produced_at is not a time",
        "\"produced_at\" | \"made\" | produced_at is missing",
        "\"mode\":\"live\" | \"mode\":\"dream\" | source.mode",
        "\"provider\" | \"p\" | source.provider is missing",
        "\"source\":{ | \"from\":{ | source is missing",
        "\"payload\" | \"load\" | payload is missing",
        "\"icao24\" | \"id\" | payload.icao24 is missing",
        "\"a1b2c3\" | 17 | icao24 is not text",
        "1767323044 | \"now\" | last_contact_unix is not a number",
        "1767323044 | 1e999 | last_contact_unix is not a number",
        "1767323044 | null | payload.last_contact_unix is missing",
        "1767323044 | 1767323044,\"spi\":1 | spi is not true or false",
        "1767323044 | 1767323044,\"category\":1.5 | category is not a whole number",
        "1767323044 | 1767323044,\"position\":[1,2] | position is not an object",
        "1767323044 | 1767323044,\"position\":{\"lat\":1} | position has only one",
        "\"live\" | \"live\",\"bbox\":{\"lat_min\":1} | bbox lacks one",
      })
  void saysWhatIsWrong(String part, String replacement, String message) {
    assertThat(MINIMAL).contains(part);
    assertThatThrownBy(() -> decode(MINIMAL.replace(part, replacement)))
        .isInstanceOf(InvalidEnvelopeException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"schema_version\":1", "{}}", "\u0000"})
  void refusesWhatIsNoEnvelope(String text) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(InvalidEnvelopeException.class);
  }

  @Test
  void refusesASecondValueBehindTheEnvelope() {
    assertThatThrownBy(() -> decode(MINIMAL + "{}")).hasMessageContaining("follows");
  }

  @Test
  void refusesTextOfAnEncodingThatBreaks() {
    byte[] looksLikeUtf32 = {0, 0, 0, '{', 0x7f, 0, 0, 0};
    assertThatThrownBy(() -> EnvelopeDecoder.decode(looksLikeUtf32))
        .isInstanceOf(InvalidEnvelopeException.class);
  }

  @Test
  void refusesBottomlessNesting() {
    String deep = MINIMAL.replace("\"type\"", "\"x\":" + "[".repeat(100_000) + ",\"type\"");
    assertThatThrownBy(() -> decode(deep)).isInstanceOf(InvalidEnvelopeException.class);
  }

  private static Envelope decode(String json) throws InvalidEnvelopeException {
    return EnvelopeDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
  }
}
