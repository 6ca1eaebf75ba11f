package io.skysentinel.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.Source;
import io.skysentinel.testing.ArbitraryStates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnvelopeReaderTest {
  private static final String BEFORE =
      """
      {"schema_version":1,"type":"flight_state","produced_at":"%s",\
      "source":{"provider":"opensky","mode":"live"},%s"payload":%s}\
      """;
  private static final String TIME = "2026-01-02T03:04:05.678Z";

  private final EnvelopeReader reader = new EnvelopeReader();

  @Property(tries = 200)
  void readsWhatTheDecoderReadsInWhateverOrderFeedsWrite(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    ArbitraryStates arbitrary = new ArbitraryStates(random);
    List<Source> feeds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      feeds.add(arbitrary.source());
    }
    for (int i = 0; i < 60; i++) {
      Source feed = feeds.get(random.nextInt(1 + random.nextInt(feeds.size())));
      byte[] bytes =
          EnvelopeEncoder.forBatch(feed, random.nextInt(Integer.MAX_VALUE) * 1_000L + i)
              .encode(EnvelopeType.STATE, arbitrary.state());
      Envelope whole = EnvelopeDecoder.decode(bytes);
      assertThat(reader.read(bytes))
          .isEqualTo(new EnvelopeReader.Told(whole.source(), whole.payload()));
    }
  }

  @Property(tries = 2_000)
  void refusesWhatTheDecoderRefuses(@ForAll long seed, @ForAll byte garbage) throws Exception {
    Random random = new Random(seed);
    ArbitraryStates arbitrary = new ArbitraryStates(random);
    EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(arbitrary.source(), 1_767_323_044_000L);
    byte[] bytes = encoder.encode(EnvelopeType.STATE, arbitrary.state());
    EnvelopeReader.Told first = reader.read(bytes);
    int cut = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
    byte[] damaged = Arrays.copyOf(bytes, cut);
    int at = new String(bytes, StandardCharsets.UTF_8).indexOf(TIME.substring(0, 2));
    int where = random.nextInt(bytes.length);
    if (where < cut && (where < at || where >= at + TIME.length())) {
      damaged[where] = garbage;
    }
    Envelope whole;
    try {
      whole = EnvelopeDecoder.decode(damaged);
    } catch (InvalidEnvelopeException e) {
      assertThatThrownBy(() -> reader.read(damaged)).isInstanceOf(InvalidEnvelopeException.class);
      return;
    }
    assertThat(reader.read(damaged))
        .isEqualTo(new EnvelopeReader.Told(whole.source(), whole.payload()));
    assertThat(reader.read(bytes)).isEqualTo(first);
  }

  @Test
  void aPayloadInsideOfSomethingElseIsNotTheEnvelopes() throws Exception {
    String other = "\"later\":{\"payload\":" + payload("bbbbbb") + "},";

    assertThat(read(BEFORE.formatted(TIME, other, payload("aaaaaa")))).isEqualTo("aaaaaa");
    assertThat(read(BEFORE.formatted(TIME, other, payload("cccccc")))).isEqualTo("cccccc");
    assertThat(read(BEFORE.formatted(TIME, "", payload("dddddd")))).isEqualTo("dddddd");
    assertThat(read(BEFORE.formatted(TIME, "", payload("eeeeee") + ",\"later\":{}")))
        .isEqualTo("eeeeee");
  }

  @Test
  void whatEndsTheTimeEarlyIsAnotherDocument() throws Exception {
    assertThat(read(BEFORE.formatted(TIME, "", payload("aaaaaa")))).isEqualTo("aaaaaa");

    assertThatThrownBy(
            () -> read(BEFORE.formatted("x\",\"schema_version\":2,", "", payload("aaaaaa"))))
        .isInstanceOf(InvalidEnvelopeException.class);
  }

  private String read(String envelope) throws InvalidEnvelopeException {
    return reader.read(envelope.getBytes(StandardCharsets.UTF_8)).state().icao24();
  }

  private static String payload(String icao24) {
    return "{\"icao24\":\"%s\",\"last_contact_unix\":1767323044}".formatted(icao24);
  }
}
