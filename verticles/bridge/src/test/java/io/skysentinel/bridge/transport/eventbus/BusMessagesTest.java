package io.skysentinel.bridge.transport.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.bridge.questions.Refusal;
import org.junit.jupiter.api.Test;

class BusMessagesTest {

  @Test
  void tellsABodyAtItsAddress() {
    assertThat(BusMessages.received("sky.delta.world", "{\"seq\":1}".getBytes(UTF_8)))
        .asString()
        .isEqualTo("{\"type\":\"rec\",\"address\":\"sky.delta.world\",\"body\":{\"seq\":1}}");
  }

  @Test
  void refusesWithoutAnAddressSoThatTheClientsErrorHandlerHearsOfIt() {
    assertThat(BusMessages.refused(Refusal.forbidden("no")))
        .asString()
        .isEqualTo(
            "{\"type\":\"err\",\"body\":\"access_denied\",\"failureCode\":403,"
                + "\"failureType\":\"RECIPIENT_FAILURE\",\"message\":\"no\"}");
  }

  @Test
  void failsAQuestionAtItsReplyAddressSoThatTheAskerHearsOfIt() {
    assertThat(BusMessages.failed("r-1", Refusal.unavailable("not \"yet\"")))
        .asString()
        .isEqualTo(
            "{\"type\":\"err\",\"address\":\"r-1\",\"failureCode\":503,"
                + "\"failureType\":\"RECIPIENT_FAILURE\",\"message\":\"not \\\"yet\\\"\"}");
  }
}
