package io.skysentinel.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import org.junit.jupiter.api.Test;

/** Of HTTP/2, where an answer waits for its reader above what the connection has to send. */
class AnswersUnderWayTest {
  private static final int PATIENCE_MS = 40_000;

  private final ClientMemory memory =
      new Connections(new LiveConfig(SkyConfig.defaults()), () -> 1, new SimpleMeterRegistry())
          .memory();
  private final AnswersUnderWay answers = new AnswersUnderWay(memory);
  private final FakeAnswer answer = new FakeAnswer();
  private final long before = memory.usedBytes();

  @Test
  void anAnswerIsCountedUntilItIsRead() {
    answers.began(answer.response(), 1);
    assertThat(answers.count()).isEqualTo(1);
    assertThat(kept()).isEqualTo(AnswersUnderWay.BYTES_AN_ANSWER);
    answer.close();
    assertThat(answers.endOverdue(2, PATIENCE_MS)).isZero();
    assertThat(answers.count()).isZero();
    assertThat(kept()).isZero();
    assertThat(answer.wasReset()).isFalse();
  }

  @Test
  void whoReadsNothingOfItIsTimed() {
    answers.began(answer.response(), 1);
    assertThat(answers.endOverdue(PATIENCE_MS, PATIENCE_MS)).isZero();
    assertThat(answers.endOverdue(PATIENCE_MS + 1, PATIENCE_MS)).isEqualTo(1);
    assertThat(answer.wasReset()).isTrue();
    assertThat(kept()).isZero();
  }

  @Test
  void aLargeOneMayTakeLonger() {
    answers.began(answer.response(), 1);
    answer.wrote(60 * 4096);
    assertThat(answers.endOverdue(PATIENCE_MS + 60_000, PATIENCE_MS)).isZero();
    assertThat(answers.endOverdue(PATIENCE_MS + 60_001, PATIENCE_MS)).isEqualTo(1);
  }

  @Test
  void aLiveOneIsNotTimed() {
    FakeAnswer other = new FakeAnswer();
    answers.began(answer.response(), 1);
    answers.began(other.response(), 1);
    answers.becameLive(answer.response());
    assertThat(answers.endOverdue(3_600_000, PATIENCE_MS)).isEqualTo(1);
    assertThat(answer.wasReset()).isFalse();
    assertThat(other.wasReset()).isTrue();
  }

  @Test
  void nothingIsKeptOfAConnectionThatIsClosed() {
    answers.began(answer.response(), 1);
    answers.began(new FakeAnswer().response(), 1);
    answers.forgetAll();
    assertThat(kept()).isZero();
    assertThat(answers.endOverdue(3_600_000, PATIENCE_MS)).isZero();
  }

  private long kept() {
    return memory.usedBytes() - before;
  }
}
