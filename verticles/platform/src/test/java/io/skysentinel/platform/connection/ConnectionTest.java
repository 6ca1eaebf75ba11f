package io.skysentinel.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a connection may take for what. */
class ConnectionTest {
  private static final HttpConfig.Limits LIMITS = new HttpConfig.Limits(9, 9, 10, 60, 30, 30, 0, 0);

  private long nowMs = 1;
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Connection connection = new Connection(channel, () -> nowMs);

  @AfterEach
  void close() {
    channel.releaseOutbound();
    channel.close();
  }

  @Test
  void whoConnectsHasToAsk() {
    passes(9_999, null);
    passes(1, CutReason.IDLE);
  }

  @Test
  void aRequestHasToComeToAnEnd() {
    passes(9_000, null);
    connection.requestBegan();
    passes(9_999, null);
    passes(1, CutReason.REQUEST_TIME);
  }

  @Test
  void anAnswerMayTakeUsAsLongAsItDoes() {
    connection.requestBegan();
    connection.requestCame();
    passes(3_600_000, null);
    connection.answered();
    passes(59_999, null);
    passes(1, CutReason.IDLE);
  }

  @Test
  void anAnswerThatNobodyReadsIsNotKept() {
    connection.requestBegan();
    connection.requestCame();
    var unused = channel.write(Unpooled.copyLong(1));
    connection.answered();
    passes(0, null);
    passes(29_999, null);
    // More of it waits; nothing was read.
    var more = channel.write(Unpooled.copyLong(2));
    passes(1, CutReason.UNREAD);
    channel.flush();
    passes(0, null);
  }

  @Test
  void whoAsksOnWithoutWaitingIsCutOff() {
    for (int i = 0; i < 16; i++) {
      connection.requestBegan();
      connection.requestCame();
    }
    assertThat(connection.isCut()).isFalse();
    connection.answered();
    connection.requestBegan();
    assertThat(connection.isCut()).isFalse();
    connection.requestBegan();
    assertThat(connection.isCut()).isTrue();
    passes(0, CutReason.PIPELINED);
  }

  @Test
  void aClientHasLimitsOfItsOwnUntilItsAnswerEnds() {
    connection.requestBegan();
    connection.requestCame();
    connection.becameLive(new FakeAnswer().response());
    var unused = channel.write(Unpooled.copyLong(1));
    passes(3_600_000, null);
    channel.flush();
    connection.answered();
    passes(60_000, CutReason.IDLE);
  }

  @Test
  void aConnectionOfManyAnswersIsIdleWithoutAny() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    ClientMemory memory =
        new Connections(new LiveConfig(SkyConfig.defaults()), () -> nowMs, registry).memory();
    connection.becameMultiplexed(memory);
    passes(59_999, null);
    FakeAnswer answer = new FakeAnswer();
    connection.answersWith(answer.response());
    assertThat(connection.endOverdue(LIMITS)).isZero();
    passes(3_600_000, null);
    assertThat(connection.unsentBytes()).isEqualTo(AnswersUnderWay.BYTES_AN_ANSWER);
    answer.close();
    assertThat(connection.endOverdue(LIMITS)).isZero();
    passes(59_999, null);
    passes(1, CutReason.IDLE);
  }

  private void passes(long ms, CutReason then) {
    nowMs += ms;
    assertThat(connection.due(LIMITS)).isEqualTo(then);
  }
}
