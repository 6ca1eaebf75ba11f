package io.skysentinel.history.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.history.MadeAnomalies;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyRecordsTest {
  private static final AnomalyEvent EVENT = MadeAnomalies.event("a1b2c3", MadeAnomalies.T);

  private final AnomalyRecords records = new AnomalyRecords();

  private @Nullable AnomalyEvent read(byte @Nullable [] value) {
    return records.read(new ConsumerRecord<>("anomalies", 0, 7, null, value));
  }

  @Test
  void anEventIsRead() {
    assertThat(read(AnomalyJson.encode(EVENT))).isEqualTo(EVENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'id':'a1b2c3-GO_AROUND-1767323044' | 'id':'a\\u0000'",
        "'t_start':1767323044               | 't_start':null",
        "'t_start':1767323044               | 't_start':-1e300",
        "'t_reported':1767323062            | 't_reported':1e15",
        "'confidence':0.93                  | 'confidence':null",
        "'confidence':0.93                  | 'confidence':7",
        "'icao24':'a1b2c3'                  | 'icao24':'a1b2c3a1b2c3a1b2c3'",
        "'phase':'start'                    | 'phase':'middle'",
      })
  void whatTheTableCannotHoldIsPassedOver(String good, String bad) {
    String json = new String(AnomalyJson.encode(EVENT), UTF_8);
    String broken = json.replace(good.replace('\'', '"'), bad.replace('\'', '"'));

    assertThat(broken).isNotEqualTo(json);
    assertThat(read(broken.getBytes(UTF_8))).isNull();
  }

  @Test
  void whatIsNoEventIsPassedOver() {
    assertThat(read(null)).isNull();
    assertThat(read(new byte[0])).isNull();
    assertThat(read("[]".getBytes(UTF_8))).isNull();
    assertThat(read(new byte[] {(byte) 0xff, 0})).isNull();
    String long20k = " ".repeat(20 << 10);
    assertThat(read((new String(AnomalyJson.encode(EVENT), UTF_8) + long20k).getBytes(UTF_8)))
        .isNull();
  }
}
