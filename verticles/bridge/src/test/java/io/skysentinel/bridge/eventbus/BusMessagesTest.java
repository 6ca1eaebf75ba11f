package io.skysentinel.bridge.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    assertThat(BusMessages.refused(Refusal.denied("no")))
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

  @Test
  void putsTheSnapshotsOfAllShardsIntoOneAnswer() {
    assertThat(BusMessages.shards(List.of())).asString().isEqualTo("{\"shards\":[]}");
    assertThat(BusMessages.shards(List.of("{\"shard\":0}".getBytes(UTF_8), "{}".getBytes(UTF_8))))
        .asString()
        .isEqualTo("{\"shards\":[{\"shard\":0},{}]}");
  }
}
