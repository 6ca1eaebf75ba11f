package io.skysentinel.core.detect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.wire.InvalidMessageException;
import org.junit.jupiter.api.Test;

class AnomalyReaderTest {
  @Test
  void whatWasWrittenIsReadAgain() throws InvalidMessageException {
    AnomalyEvent event = DetectJsonTest.EVENT;

    assertThat(AnomalyReader.read(AnomalyJson.encode(event))).isEqualTo(event);
  }

  @Test
  void whatIsNoEventIsRefusedInWords() {
    assertThatThrownBy(() -> AnomalyReader.read("{\"id\":\"a\"}".getBytes(US_ASCII)))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("phase is missing");
    assertThatThrownBy(() -> AnomalyReader.read("{\"kind\":\"NEW\"}".getBytes(US_ASCII)))
        .isInstanceOf(InvalidMessageException.class);
  }
}
